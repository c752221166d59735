// What stands beside the drawing about one database.

/** Makes an element: its properties, then what is in it; a text is never read as HTML. */
function make(tag, properties, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content.filter((part) => part !== null && part !== undefined));
  return element;
}

/** A name that a narrow column may break behind each of its underscores. */
function breakable(name) {
  return name.split(/(?<=_)/).flatMap((part) => [part, make("wbr", {})]);
}

/** The details; `go(name, level)` is called for a database that somebody asks for. */
function createDetails(aside, go) {
  function top(database, level) {
    const close = make("button", { type: "button", className: "plain", title: "Back (Escape)" }, "Back");
    close.onclick = () => go(database.name, level - 1);
    return make("div", { className: "top" }, make("h2", { tabIndex: -1 }, database.title), close);
  }

  function facts(database) {
    const rows = { Group: database.group, Table: database.table, "Notion id in": database.setting };
    const list = make("dl", {});
    for (const [name, value] of Object.entries(rows)) {
      list.append(make("dt", {}, name), make("dd", {}, name === "Group" ? value : make("code", {}, value)));
    }
    return list;
  }

  /** Where the page is one of the console's: what the console says of the database. */
  function consoleLink(database) {
    const address = document.body.dataset.console;
    return address && make("p", {}, make("a", { href: address + database.name }, "Its changes and problems"));
  }

  function relation(one, name) {
    const leaves = one.from === name;
    const other = databaseOf(leaves ? one.to : one.from);
    const button = make(
      "button",
      { type: "button" },
      leaves ? `${one.property} → ${other.title}` : `${other.title} → ${one.property}`,
      make("small", {}, `${cardinality(one)}, ${storage(one)}`),
    );
    button.onclick = () => go(other.name, 1);
    return make("li", {}, button);
  }

  function relations(title, all, name) {
    return all.length === 0
      ? []
      : [make("h3", {}, title), make("ul", {}, ...all.map((one) => relation(one, name)))];
  }

  function overview(database) {
    const fields = make("button", { type: "button", className: "plain" }, `Show its ${database.fields.length} fields`);
    fields.onclick = () => go(database.name, 2);
    const all = relationsOf(database.name);
    return [
      top(database, 1),
      database.about && make("p", {}, database.about),
      make("p", { className: "state", hidden: true }),
      facts(database),
      fields,
      consoleLink(database),
      ...relations("Refers to", all.filter((one) => one.from === database.name), database.name),
      ...relations("Is referred to by", all.filter((one) => one.from !== database.name), database.name),
    ];
  }

  function row(field, isFound) {
    return make(
      "tr",
      { className: isFound ? "found" : "" },
      make("td", {}, field.property),
      make("td", {}, field.type + (field.computed ? ", read only" : "")),
      make("td", {}, make("code", {}, ...breakable(field.column))),
      make("td", {}, make("code", {}, field.sql)),
    );
  }

  function fields(database, found) {
    const heads = ["Property", "Notion type", "Column", "SQL type"];
    return [
      top(database, 2),
      make("p", { className: "quiet" }, `${database.fields.length} fields, beside id, notion_page_id, created_at, updated_at and deleted_at.`),
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
        make("tbody", {}, ...database.fields.map((field) => row(field, field.name === found))),
      ),
    ];
  }

  /** Shows a database: level 1 its relations, 2 its fields; level 0 shows nothing. */
  function show(name, level, found) {
    aside.hidden = level === 0;
    const database = databaseOf(name);
    aside.replaceChildren(
      ...(level === 0 ? [] : level === 1 ? overview(database) : fields(database, found)).filter(Boolean),
    );
    aside.scrollTop = 0;
    aside.querySelector("tr.found")?.scrollIntoView({ block: "center" });
  }

  return { show };
}
