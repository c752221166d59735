// One database: how its doors are, what waits for a person, what was changed last.
import { get } from './api.js';
import { changes } from './changes.js';
import { h } from './dom.js';
import { ago, moment, record, state, value } from './format.js';

export const title = 'Database';

export const load = name => get(`/api/database?name=${encodeURIComponent(name)}`);

export const heading = database => database.title;

export function view(database) {
  const paused = ['from_notion', 'from_supabase'].every(door => database[door].state === 'paused');
  return [
    h('nav', { class: 'crumbs', 'aria-label': 'Where you are' }, h('a', { href: '#/' }, 'Databases'), ' / ', h('span', {}, database.database)),
    h('div', { class: 'headline' },
      h('h1', { tabindex: -1 }, database.title),
      database.enabled && action('Run now', `/api/run-now?database=${database.database}`, { class: 'primary', disabled: paused })),
    h('p', { class: 'about' }, database.about ?? ''),
    !database.enabled && h('p', { class: 'note' }, 'This database is off. Set ', h('code', {}, database.id_variable), ' to its Notion id and start the program again.'),
    database.enabled && h('div', { class: 'doors' },
      door(database, 'from_notion', 'From Notion', 'Pages that were edited become rows.'),
      door(database, 'from_supabase', 'From Supabase', 'Rows that were edited become pages.')),
    problems('Conflicts', database.open_conflicts, database.conflicts, conflict),
    problems('Dead letters', database.open_dead_letters, database.dead_letters, letter),
    problems('Held', database.held_records, database.held, held),
    h('section', {},
      h('h2', { tabindex: -1 }, 'Last changes'),
      changes(database.changes, { values: database.shows_values, run: true, none: 'Nothing was changed yet.' })),
  ];
}

const action = (text, path, attributes = {}) =>
  h('button', { type: 'button', 'data-post': path, ...attributes }, text);

function door(database, name, text, about) {
  const { state: now, lag_s: lag, message, since } = database[name];
  const isPaused = now === 'paused';
  const path = `/api/${isPaused ? 'resume' : 'pause'}?database=${database.database}&door=${name}`;
  return h('section', { class: 'card door-card', 'data-key': name },
    h('h2', { tabindex: -1 }, text, ' ', state(now)),
    h('p', {}, about, ' ', h('span', { class: 'lag' }, `Looked ${ago(lag)}.`)),
    message && h('p', { class: 'reason' }, message, ' Since ', moment(since), '.'),
    action(isPaused ? 'Resume' : 'Pause', path, { 'aria-label': `${isPaused ? 'Resume' : 'Pause'} ${text}` }));
}

function problems(text, shown, all, one) {
  if (shown.length === 0) {
    return null;
  }
  return h('section', { 'data-key': text },
    h('h2', { tabindex: -1 }, text, ' ', h('span', { class: 'badge' }, all)),
    h('ul', { class: 'problems' }, shown.map(one)),
    shown.length < all && h('p', { class: 'hint' }, `The ${shown.length} oldest are shown.`));
}

function conflict(one) {
  const take = (name, side) => action(`Take ${name}`, `/api/conflict/resolve?id=${one.id}&take=${side}`,
    { 'aria-label': `Take ${name}'s value of ${one.field}, conflict ${one.id}` });
  return h('li', { class: 'card problem', 'data-key': one.id },
    h('div', {},
      h('p', {}, h('strong', {}, h('code', {}, one.field)), ' of record ', record(one.key), ' was changed on both sides.'),
      'page_value' in one && h('dl', { class: 'values' },
        h('dt', {}, 'Agreed'), h('dd', {}, value(one.base)),
        h('dt', {}, 'Notion'), h('dd', {}, value(one.page_value)),
        h('dt', {}, 'Supabase'), h('dd', {}, value(one.row_value))),
      h('p', { class: 'muted' }, `Conflict ${one.id}, since `, moment(one.opened_at), '. The value that loses is kept in the history.')),
    h('div', { class: 'buttons' }, take('Notion', 'notion'), take('Supabase', 'supabase')));
}

function letter(one) {
  const id = `id=${one.id}`;
  return h('li', { class: 'card problem', 'data-key': one.id },
    h('div', {},
      h('p', {}, 'Record ', record(one.key), one.side === 'notion' ? ' was refused by Notion.' : ' was refused by PostgreSQL.'),
      h('p', { class: 'reason' }, one.reason),
      h('p', { class: 'muted' }, `Letter ${one.id}, ${one.attempts} ${one.attempts === 1 ? 'attempt' : 'attempts'}, the last `, moment(one.at),
        one.next_try ? [', tried again ', moment(one.next_try), '.'] : ', not tried again by itself.')),
    h('div', { class: 'buttons' },
      action('Retry', `/api/dead-letter/retry?${id}`, { 'aria-label': `Retry letter ${one.id}` }),
      action('Drop', `/api/dead-letter/drop?${id}`, {
        'aria-label': `Drop letter ${one.id}`,
        'data-question': 'Give this record up?',
        'data-consequence': 'Both sides stay as they are now. It is looked at again when somebody changes it.',
        'data-agree': 'Drop it',
      })));
}

const held = one =>
  h('li', { class: 'card problem', 'data-key': one.key },
    h('div', {},
      h('p', {}, 'Nothing is done to record ', record(one.key), ' until somebody looked.'),
      h('p', { class: 'reason' }, one.reason),
      h('p', { class: 'muted' }, 'Since ', moment(one.since), '. It settles by itself once that is mended.')));
