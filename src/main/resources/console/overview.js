// All databases at a glance.
import { get } from './api.js';
import { h } from './dom.js';
import { ago, count, isTrouble, span, state } from './format.js';

const midnight = () => new Date(new Date().setHours(0, 0, 0, 0)).toISOString();

export const title = 'Databases';

/** What the program is now, for every page. */
export const load = () => get(`/api/overview?since=${midnight()}`);

export function view({ databases, budget }) {
  if (!databases) {
    return [h('h1', {}, title), h('p', { class: 'empty' }, 'PostgreSQL is away, and with it everything that the sync remembers. This page goes on by itself.')];
  }
  return [
    h('h1', {}, title),
    figures(databases, budget),
    groups(databases).map(([name, members]) => group(name, members)),
  ];
}

/** The largest group first, and in each the databases by title. */
function groups(databases) {
  const groups = new Map();
  for (const database of databases.toSorted((one, other) => one.title.localeCompare(other.title))) {
    const name = database.group ?? 'Databases';
    groups.set(name, [...(groups.get(name) ?? []), database]);
  }
  return [...groups].sort(([, some], [, others]) => others.length - some.length);
}

function figures(databases, budget) {
  const sum = of => databases.reduce((total, database) => total + of(database), 0);
  const waiting = sum(database => database.conflicts + database.dead_letters + database.held);
  const limit = budget.per_minute;
  const left = Math.max(0, limit - budget.spent);
  return h('dl', { class: 'figures' },
    figure('On', databases.filter(database => database.enabled).length, `of ${databases.length} databases`),
    figure('Changes today', sum(database => database.today.from_notion + database.today.from_supabase), 'fields and records, both ways'),
    figure('Waits for a person', waiting, waiting ? 'conflicts, dead letters, held records' : 'nothing', waiting ? 'warn' : ''),
    limit
      ? figure('Notion budget left', left, budget.pause_s ? `Notion asks for a pause of ${budget.pause_s} s` : `of ${limit} requests a minute`,
        budget.pause_s ? 'warn' : '', h('meter', { min: 0, max: limit, low: limit / 5, optimum: limit, value: left, 'aria-label': 'Requests left' }))
      : figure('Notion requests', budget.spent, 'in the last minute; no limit is set'));
}

const figure = (name, value, note, mood = '', more = null) =>
  h('div', { class: `figure ${mood}` },
    h('dt', {}, name), h('dd', {}, h('strong', {}, value.toLocaleString('en')), h('span', {}, note), more));

function group(name, members) {
  const columns = ['Database', 'From Notion', 'From Supabase', 'Today', 'Conflicts', 'Dead letters', 'Held'];
  return h('section', { 'data-key': name },
    h('h2', {}, name),
    h('table', { class: 'databases' },
      h('caption', { class: 'unseen' }, `${name}: state, changes of today and open problems`),
      h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col' }, column)))),
      h('tbody', {}, members.map(row))));
}

function row(database) {
  const cell = (name, ...content) => h('td', { 'data-label': name }, ...content);
  return h('tr', { 'data-key': database.database, class: database.enabled ? '' : 'off' },
    h('th', { scope: 'row' },
      h('a', { href: `#/database/${database.database}` }, database.title),
      h('span', { class: 'name' }, database.database),
      reason(database)),
    cell('From Notion', door(database.from_notion)),
    cell('From Supabase', door(database.from_supabase)),
    cell('Today', today(database.today)),
    cell('Conflicts', count(database.conflicts)),
    cell('Dead letters', count(database.dead_letters)),
    cell('Held', count(database.held)));
}

/** The first thing that a person should know about a database that is not well. */
function reason(database) {
  if (!database.enabled) {
    return h('span', { class: 'reason' }, 'Off: set ', h('code', {}, database.id_variable), ' to its Notion id.');
  }
  const trouble = [database.from_notion, database.from_supabase].find(door => isTrouble(door.state));
  const message = trouble?.message ?? database.dead_letters_message;
  return message && trouble?.state !== 'away' && h('span', { class: 'reason' }, message);
}

export const door = ({ state: name, lag_s: lag, pass }) =>
  h('span', { class: 'door' }, state(name), name !== 'off' && h('span', { class: 'lag' }, pass ? headway(pass) : ago(lag)));

/** How far a pass has come, in the one line that its door has. */
function headway({ done, total, per_second: rate, left_s: left }) {
  const read = total ? `${Math.floor(100 * done / total)} %` : `${done.toLocaleString('en')} read`;
  const words = [read, `${Math.round(rate)}/s`, left && `${span(left)} left`].filter(Boolean).join(', ');
  const whole = total ? `${done.toLocaleString('en')} of about ${total.toLocaleString('en')} records read` : 'A pass is under way';
  return h('span', { title: whole }, words);
}

const today = ({ from_notion: rows, from_supabase: pages }) =>
  h('span', { class: 'today' },
    h('span', { title: 'written to Supabase', class: rows ? '' : 'none' }, `${rows} → Supabase`),
    h('span', { title: 'written to Notion', class: pages ? '' : 'none' }, `${pages} → Notion`));
