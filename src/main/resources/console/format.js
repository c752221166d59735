// What figures, times, states and values look like.
import { h } from './dom.js';

const number = new Intl.NumberFormat('en');
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** A count for a person; zero is quiet. */
export const count = value => h('span', { class: value ? 'count' : 'count none' }, number.format(value));

/** A length of time, in the largest unit that fits. */
export function span(seconds) {
  for (const [length, unit] of [[86_400, 'd'], [3_600, 'h'], [60, 'min']]) {
    if (seconds >= length) {
      return `${Math.floor(seconds / length)} ${unit}`;
    }
  }
  return `${Math.max(0, Math.floor(seconds))} s`;
}

/** How long ago. */
export const ago = seconds => (seconds == null ? 'never' : `${span(seconds)} ago`);

/** A moment: the time of day where it is today, and all of it when pointed at. */
export function moment(iso) {
  if (!iso) {
    return '–';
  }
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return h('time', { datetime: iso, title: full.format(at) }, (isToday ? clock : day).format(at));
}

const MOODS = { ok: 'good', new: 'idle', off: 'idle', paused: 'idle', busy: 'warn', refused: 'bad', away: 'bad', 'not shared': 'bad', misconfigured: 'bad', failed: 'bad' };

/** How a door is, as a word in its colour. */
export const state = name => h('span', { class: `state ${MOODS[name] ?? 'warn'}` }, name);

/** Whether somebody should look at a door. */
export const isTrouble = name => ['warn', 'bad'].includes(MOODS[name] ?? 'warn');

/** The side that was written. */
export const side = name => h('span', { class: `side ${name}` }, name === 'notion' ? 'Notion' : 'Supabase');

/** A record by its key, short enough for a table. */
export const record = id => h('code', { class: 'key', title: id }, id.slice(0, 8));

/** What a field holds, or what a record holds field by field. */
export function value(json) {
  if (json == null) {
    return h('span', { class: 'muted' }, 'empty');
  }
  if (Array.isArray(json)) {
    return json.join(', ');
  }
  if (typeof json !== 'object') {
    return String(json);
  }
  if ('start' in json) {
    return json.end ? `${json.start} – ${json.end}` : json.start;
  }
  return 'json' in json ? JSON.stringify(json.json) : fields(json);
}

function fields(values) {
  const filled = Object.entries(values).filter(([, held]) => held != null);
  return h('details', {},
    h('summary', {}, `${filled.length} fields`),
    h('dl', {}, filled.map(([name, held]) => [h('dt', {}, name), h('dd', {}, value(held))])));
}
