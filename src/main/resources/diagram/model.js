// What the drawing shows, as data, and what can be asked of it.
const model = JSON.parse(document.getElementById("model").textContent);

function databaseOf(name) {
  return model.databases.find((database) => database.name === name);
}

function relationsOf(name) {
  return model.relations.filter((relation) => relation.from === name || relation.to === name);
}

/** The names of a database and of all that it is related to. */
function withNeighbours(name) {
  return new Set([name, ...relationsOf(name).flatMap((relation) => [relation.from, relation.to])]);
}

/** "one" or "many" of each side, in words. */
function cardinality(relation) {
  return relation.one ? "many to one" : "many to many";
}

function storage(relation) {
  return relation.one ? `column ${relation.stored}` : `join table ${relation.stored}`;
}

/**
 * Databases, and fields of databases, in which a text occurs; databases first.
 * Each is {database, field?}.
 */
function search(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) {
    return [];
  }
  const has = (...texts) => texts.some((one) => one && one.toLowerCase().includes(wanted));
  const databases = model.databases
    .filter((database) => has(database.title, database.name, database.table))
    .map((database) => ({ database }));
  const fields = model.databases.flatMap((database) =>
    database.fields
      .filter((field) => has(field.property, field.column))
      .map((field) => ({ database, field })),
  );
  return [...databases, ...fields];
}
