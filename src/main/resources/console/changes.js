// The changes of a database or of a run.
import { h } from './dom.js';
import { moment, record, side, value } from './format.js';

/** A table of changes; with values where the program sends them. */
export function changes(list, { values, database = false, run = false, none }) {
  if (list.length === 0) {
    return h('p', { class: 'empty' }, none);
  }
  const columns = ['When', database && 'Database', 'Record', 'Change', 'Written to',
    values && 'Before', values && 'After', 'Why', run && 'Run'].filter(Boolean);
  return [
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Changes' },
      h('table', { class: 'changes' },
        h('thead', {}, h('tr', {}, columns.map(name => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, list.map(change => row(change, { values, database, run }))))),
    !values && h('p', { class: 'hint' }, 'Values are hidden. Who may see them here decides ', h('code', {}, 'console.show-values'), '.'),
  ];
}

function row(change, { values, database, run }) {
  const cell = (name, ...content) => h('td', { 'data-label': name }, ...content);
  return h('tr', { 'data-key': change.id },
    cell('When', moment(change.at)),
    database && cell('Database', h('a', { href: `#/database/${change.database}` }, change.database)),
    cell('Record', record(change.key)),
    cell('Change', what(change), change.undone && h('span', { class: 'tag' }, 'undone')),
    cell('Written to', side(change.side)),
    values && cell('Before', change.action !== 'resolve' && value(change.before)),
    values && cell('After', !(change.action in NO_CHANGE) && value(change.after)),
    cell('Why', change.reason ?? '', change.lost && h('span', { class: 'tag', title: 'An edit lost to another one; its value is kept in sync.history.' }, 'overruled')),
    run && cell('Run', change.run && h('a', { href: `#/run/${change.run}` }, change.run.slice(0, 8))));
}

const RECORD = { create: 'created', delete: 'deleted', restore: 'restored' };

/** Lines of the history that tell of a field and write nothing. */
const NO_CHANGE = { resolve: 'decided', keep: 'value kept' };

const what = change =>
  change.field
    ? [h('code', {}, change.field), change.action in NO_CHANGE && ` ${NO_CHANGE[change.action]}`]
    : `record ${RECORD[change.action] ?? change.action}`;
