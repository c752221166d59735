// Reads every page of the given databases with Notion's official JavaScript client and prints them as {database id: [pages]}.
// Environment: BASE_URL, TOKEN, DATABASE_IDS (separated by commas).
import { Client, collectPaginatedAPI } from "@notionhq/client";

const { BASE_URL, TOKEN, DATABASE_IDS } = process.env;
const notion = new Client({ auth: TOKEN, baseUrl: BASE_URL, notionVersion: "2025-09-03", logLevel: "error" });
const read = {};
for (const database_id of DATABASE_IDS.split(",")) {
  const database = await notion.databases.retrieve({ database_id });
  const data_source_id = database.data_sources[0].id;
  read[database_id] = await collectPaginatedAPI(notion.dataSources.query, { data_source_id, page_size: 1 });
}
console.log(JSON.stringify(read));
