// What commands and schedules did, and one of them.
import { get } from './api.js';
import { changes } from './changes.js';
import { h } from './dom.js';
import { count, moment, span } from './format.js';

const NAMES = { run: 'schedule', both: 'both ways', notion_to_supabase: 'Notion to Supabase', supabase_to_notion: 'Supabase to Notion' };
const named = name => NAMES[name] ?? name;

export const list = {
  title: 'Runs',
  load: () => get('/api/runs'),
  view: ({ runs, more }) => [
    h('h1', {}, 'Runs'),
    runs.length === 0
      ? h('p', { class: 'empty' }, 'Nothing has run yet. A firing of the schedule is kept when it changed something.')
      : h('table', { class: 'runs' },
        h('caption', { class: 'unseen' }, 'The latest runs'),
        h('thead', {}, h('tr', {}, ['Began', 'What', 'Where', 'Changes', 'Took'].map(name => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, runs.map(row))),
    more && h('p', { class: 'hint' }, `The ${runs.length} latest are shown; all of them are in sync.run.`),
  ],
};

function row(run) {
  const cell = (name, ...content) => h('td', { 'data-label': name }, ...content);
  return h('tr', { 'data-key': run.id },
    h('th', { scope: 'row' }, h('a', { href: `#/run/${run.id}` }, moment(run.started_at))),
    cell('What', named(run.command), run.dry_run && h('span', { class: 'tag' }, 'dry run'), run.undoes && h('span', { class: 'tag' }, 'undoes another')),
    cell('Where', where(run)),
    cell('Changes', run.ended_at ? count(changed(run)) : '–'),
    cell('Took', took(run)));
}

function where({ outcome, direction }) {
  const databases = outcome?.databases?.map(one => one.database) ?? [];
  if (outcome?.route) {
    return h('code', {}, outcome.route);
  }
  return databases.length === 1 ? h('code', {}, databases[0]) : databases.length ? `${databases.length} databases, ${named(direction)}` : named(direction);
}

const KINDS = ['created', 'updated', 'deleted', 'restored'];
const sum = (tally = {}) => KINDS.reduce((total, kind) => total + (tally[kind] ?? 0), 0);

const changed = ({ outcome }) =>
  outcome?.changed ?? (outcome?.databases ?? []).reduce((total, one) => total + sum(one.from_notion) + sum(one.from_supabase), 0);

const took = run => (run.ended_at ? span((new Date(run.ended_at) - new Date(run.started_at)) / 1000) : 'under way');

export const one = {
  title: 'Run',
  load: id => get(`/api/run?id=${encodeURIComponent(id)}`),
  heading: run => `Run ${run.id.slice(0, 8)}`,
  view: run => [
    h('nav', { class: 'crumbs', 'aria-label': 'Where you are' }, h('a', { href: '#/runs' }, 'Runs'), ' / ', h('span', {}, run.id.slice(0, 8))),
    h('div', { class: 'headline' }, h('h1', { tabindex: -1 }, `Run of `, moment(run.started_at)), actions(run)),
    h('dl', { class: 'facts' },
      fact('What', named(run.command)), fact('Where', where(run)), fact('Changes', run.ended_at ? count(changed(run)) : '–'),
      fact('Took', took(run)), fact('Id', h('code', {}, run.id)),
      run.undoes && fact('Undoes', h('a', { href: `#/run/${run.undoes}` }, run.undoes.slice(0, 8)))),
    messages(run),
    h('section', {},
      h('h2', { tabindex: -1 }, 'What it changed'),
      changes(run.changes, { values: run.shows_values, database: true, none: run.ended_at ? 'It changed nothing.' : 'Nothing yet.' }),
      run.more && h('p', { class: 'hint' }, `The first ${run.changes.length} are shown; all of them are in sync.history.`)),
  ],
};

/** What can be done with a run: it is undone once, and only where it changed something. */
function actions(run) {
  if (run.undone_by) {
    return h('p', { class: 'tag' }, 'Undone by run ', h('a', { href: `#/run/${run.undone_by}` }, run.undone_by.slice(0, 8)));
  }
  return run.changes.length > 0 && h('button', {
    type: 'button',
    'data-post': `/api/undo?run=${run.id}`,
    'data-question': 'Undo this run?',
    'data-plan': `/api/undo-plan?run=${run.id}`,
    'data-agree': 'Undo it',
  }, 'Undo…');
}

/** What an undo would do, in words. */
export function plan({ writes, requests, databases }) {
  const skipped = databases.reduce((total, one) => total + one.skipped.length, 0);
  const records = writes === 1 ? '1 record goes back to what it was' : `${writes} records go back to what they were`;
  return [
    writes ? `${records}, on both sides; that takes about ${requests} requests to Notion.` : 'Nothing of it is left to undo.',
    skipped ? `${skipped} ${skipped === 1 ? 'change is' : 'changes are'} left alone, because somebody edited since.` : '',
    ...databases.filter(one => one.message).map(one => `${one.database}: ${one.message}`),
  ].filter(Boolean).join(' ');
}

const fact = (name, content) => h('div', {}, h('dt', {}, name), h('dd', {}, content));

function messages({ outcome }) {
  const all = [outcome?.message, ...(outcome?.databases ?? []).map(one => one.message && `${one.database}: ${one.message}`)].filter(Boolean);
  return all.map(message => h('p', { class: 'note' }, message));
}
