// Walks through the API with Notion's official JavaScript client, unchanged: only its base address is the sandbox's.
// Environment: BASE_URL, TOKEN, DATABASE_ID, VERSION. Ends with status 0 when everything was as expected.
import assert from "node:assert/strict";
import { Client, APIErrorCode, isFullPage, isFullDataSource, iteratePaginatedAPI, collectPaginatedAPI } from "@notionhq/client";

const { BASE_URL, TOKEN, DATABASE_ID, VERSION } = process.env;
const notion = new Client({ auth: TOKEN, baseUrl: BASE_URL, notionVersion: VERSION, logLevel: "error", retry: false });
const text = (content) => [{ text: { content } }];
const plain = (items) => items.map((item) => item.plain_text).join("");

// Who am I, and who else is here?
const me = await notion.users.me({});
assert.equal(me.type, "bot");
const people = await collectPaginatedAPI(notion.users.list, { page_size: 2 });
assert.ok(people.some((user) => user.type === "person"));
const person = people.find((user) => user.type === "person");
assert.equal((await notion.users.retrieve({ user_id: person.id })).name, person.name);

// The database leads to its data source, and that to the schema.
const database = await notion.databases.retrieve({ database_id: DATABASE_ID });
assert.equal(database.data_sources.length, 1);
const data_source_id = database.data_sources[0].id;
const source = await notion.dataSources.retrieve({ data_source_id });
assert.ok(isFullDataSource(source));
assert.equal(source.properties["Task Name"].type, "title");

// Every page comes once through the cursors.
const seen = new Set();
for await (const page of iteratePaginatedAPI(notion.dataSources.query, { data_source_id, page_size: 4 })) {
  assert.ok(isFullPage(page));
  assert.equal("archived" in page, VERSION === "2025-09-03");
  seen.add(page.id);
}
assert.equal(seen.size, 15);

// Create with values of many types, read back, find by key.
const [target] = seen;
const created = await notion.pages.create({
  parent: { type: "data_source_id", data_source_id },
  properties: {
    "Task Name": { title: text("Made by the client") },
    Status: { select: { name: "To Do" } },
    Tags: { multi_select: [{ name: "Internal" }, { name: "Brand new" }] },
    "Due Date": { date: { start: "2026-12-24T18:00:00Z" } },
    "Estimated Time": { number: 1.25 },
    "Assigned To": { people: [{ id: person.id }] },
    Dependencies: { relation: [{ id: target }] },
    "Supabase ID": { rich_text: text("2f1c7d3e-0000-4000-8000-000000000001") },
  },
});
assert.equal(created.properties["Due Date"].date.start, "2026-12-24T18:00:00.000+00:00");
assert.equal(created.created_by.id, me.id);
const found = await notion.dataSources.query({
  data_source_id,
  filter: { property: "Supabase ID", rich_text: { equals: "2f1c7d3e-0000-4000-8000-000000000001" } },
  filter_properties: ["title"],
});
assert.deepEqual(found.results.map((page) => page.id), [created.id]);
assert.deepEqual(Object.keys(found.results[0].properties), ["Task Name"]);

// Update by name and by id, clear, read one property in full.
const notes = source.properties.Notes.id;
await notion.pages.update({ page_id: created.id, properties: { [notes]: { rich_text: text("By id") }, Status: { select: null } } });
const updated = await notion.pages.retrieve({ page_id: created.id });
assert.equal(plain(updated.properties.Notes.rich_text), "By id");
assert.equal(updated.properties.Status.select, null);
const relation = await notion.pages.properties.retrieve({
  page_id: created.id,
  property_id: source.properties.Dependencies.id,
});
assert.equal(relation.results[0].relation.id, target);

// Trash, which queries do not show, and back.
const trashed = await notion.pages.update({ page_id: created.id, in_trash: true });
assert.equal(trashed.in_trash, true);
const rest = await collectPaginatedAPI(notion.dataSources.query, { data_source_id });
assert.ok(!rest.some((page) => page.id === created.id));
await assert.rejects(
  notion.pages.update({ page_id: created.id, properties: { Status: { select: null } } }),
  (error) => error.code === APIErrorCode.ValidationError,
);
assert.equal((await notion.pages.update({ page_id: created.id, in_trash: false })).in_trash, false);

// A new database with a relation, its schema changed, a page moved into it, and back to nothing.
const made = await notion.databases.create({
  parent: { type: "page_id", page_id: database.parent.page_id },
  title: text("Made by the client"),
  initial_data_source: { properties: { Name: { title: {} }, Task: { relation: { data_source_id, single_property: {} } } } },
});
const second = made.data_sources[0].id;
const changed = await notion.dataSources.update({ data_source_id: second, properties: { Price: { number: { format: "euro" } }, Task: null } });
assert.deepEqual(Object.keys(changed.properties).sort(), ["Name", "Price"]);
const moved = await notion.pages.move({ page_id: created.id, parent: { type: "data_source_id", data_source_id: second } });
assert.equal(plain(moved.properties.Name.title), "Made by the client");
assert.equal((await notion.databases.update({ database_id: made.id, in_trash: true })).in_trash, true);

// Search, and errors as the client knows them.
const hits = await notion.search({ query: "proposal", filter: { property: "object", value: "page" } });
assert.ok(hits.results.length > 0);
await assert.rejects(
  notion.pages.retrieve({ page_id: "00000000-0000-4000-8000-000000000000" }),
  (error) => error.code === APIErrorCode.ObjectNotFound && error.status === 404,
);
await assert.rejects(
  new Client({ auth: "ntn_wrong", baseUrl: BASE_URL, logLevel: "error" }).users.me({}),
  (error) => error.code === APIErrorCode.Unauthorized,
);
console.log("official client: all as expected");
