// The page as a whole: which part is shown, and that it stays up to date.
import { get, post } from './api.js';
import * as database from './database.js';
import { h, show } from './dom.js';
import { moment } from './format.js';
import * as overview from './overview.js';
import * as runs from './runs.js';

/** Every part by its address; those with a name stand in the navigation. */
const PARTS = [
  { address: /^#\/$/, link: '#/', name: 'Databases', part: overview },
  { address: /^#\/database\/([a-z0-9_]+)$/, part: database },
  { address: /^#\/runs$/, link: '#/runs', name: 'Runs', part: runs.list },
  { address: /^#\/run\/([0-9a-f-]+)$/, part: runs.one },
];

const EVERY_MILLIS = 2_000;
const TOAST_MILLIS = 6_000;

const main = document.getElementById('page');
const health = document.getElementById('health');
const toast = document.getElementById('toast');
const dialog = document.getElementById('confirm');

const busy = new Set();
let timer;
let turn = 0;

function current() {
  const hash = location.hash || '#/';
  for (const { address, part } of PARTS) {
    const found = hash.match(address);
    if (found) {
      return { part, argument: found[1] };
    }
  }
  return { part: { title: 'Not here', load: () => ({}), view: () => [h('h1', {}, 'There is no such page.'), h('a', { href: '#/' }, 'All databases')] } };
}

/** Asks the program and shows what it says; an answer that came too late is left alone. */
async function refresh() {
  clearTimeout(timer);
  const mine = ++turn;
  const { part, argument } = current();
  try {
    const [now, own] = await Promise.all([overview.load(), part === overview ? null : part.load(argument)]);
    if (mine === turn) {
      tellHealth(now);
      document.title = `${part.heading?.(own) ?? part.title} · HigherSelf Sync`;
      draw(part.view(own ?? now));
    }
  } catch (refusal) {
    if (refusal.status === 401) {
      location.replace('login.html');
    }
    if (mine === turn) {
      trouble(refusal);
    }
  }
  if (mine === turn && !document.hidden) {
    timer = setTimeout(refresh, EVERY_MILLIS);
  }
}

function draw(content) {
  show(main, ...[content].flat(Infinity).filter(Boolean));
  main.removeAttribute('aria-busy');
  main.classList.remove('stale');
  for (const button of main.querySelectorAll('[data-post]')) {
    if (busy.has(button.dataset.post)) {
      button.setAttribute('aria-disabled', 'true');
    }
  }
}

/** Says it where every page says how things are, and leaves what was shown last. */
function trouble(refusal) {
  say('bad', refusal.status === 0 ? `${refusal.message} What is shown is the last that it said.` : refusal.message);
  if (refusal.status === 404) {
    draw([h('h1', {}, refusal.message), h('a', { href: '#/' }, 'All databases')]);
  } else if (main.getAttribute('aria-busy')) {
    draw([h('p', { class: 'empty' }, 'As soon as the program answers it is shown here.')]);
  }
  main.classList.toggle('stale', refusal.status === 0);
}

function tellHealth({ away, databases = [], login }) {
  document.getElementById('logout').hidden = !login;
  if (away) {
    say('bad', `${away.message} `, h('span', {}, 'Since ', moment(away.since), '. Everything waits, and goes on by itself.'));
    return;
  }
  const doors = databases.flatMap(one => [one.from_notion, one.from_supabase]);
  const unwell = doors.filter(door => door.message).length;
  const waiting = databases.some(one => one.conflicts + one.dead_letters + one.held > 0);
  if (unwell) {
    say('warn', unwell === 1 ? 'One door is not well.' : `${unwell} doors are not well.`);
  } else {
    say(waiting ? 'warn' : 'good', waiting ? 'The sync works; something waits for a person.' : 'All is well.');
  }
}

function say(mood, ...text) {
  health.className = `health ${mood}`;
  show(health, h('span', { class: 'dot' }), h('span', {}, ...text));
}

function tell(text, isBad) {
  toast.textContent = text;
  toast.className = `toast ${isBad ? 'bad' : ''}`;
  toast.hidden = false;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (toast.hidden = true), TOAST_MILLIS);
}

main.addEventListener('click', async event => {
  const button = event.target.closest('[data-post]');
  if (!button || busy.has(button.dataset.post) || !(await isMeant(button))) {
    return;
  }
  const path = button.dataset.post;
  const section = button.closest('section');
  busy.add(path);
  button.setAttribute('aria-disabled', 'true');
  try {
    tell((await post(path)).message);
  } catch (refusal) {
    tell(refusal.message, true);
  }
  busy.delete(path);
  await refresh();
  // A button that is gone must not take the keyboard with it.
  if (document.activeElement === document.body) {
    (section?.isConnected ? section.querySelector('button, h2') : main).focus();
  }
});

/** Asks where an action wants it; a plan is fetched to say what would follow. */
async function isMeant({ dataset: { question, consequence, plan, agree } }) {
  if (!question) {
    return true;
  }
  try {
    consequence ??= runs.plan(await get(plan));
  } catch (refusal) {
    tell(refusal.message, true);
    return false;
  }
  document.getElementById('question').textContent = question;
  document.getElementById('consequence').textContent = consequence;
  document.getElementById('agree').textContent = agree;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(done => dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true }));
}

function navigate() {
  show(document.getElementById('pages'), ...PARTS.filter(({ link }) => link).map(({ address, link, name }) =>
    h('a', { href: link, 'aria-current': address.test(location.hash || '#/') && 'page' }, name)),
  h('a', { href: '/diagram' }, 'Diagram'));
}

window.addEventListener('hashchange', async () => {
  navigate();
  main.replaceChildren();
  main.setAttribute('aria-busy', 'true');
  scrollTo(0, 0);
  await refresh();
  main.focus({ preventScroll: true });
});
document.addEventListener('visibilitychange', () => document.hidden || refresh());

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});

const theme = document.getElementById('theme');
function paint(name) {
  document.documentElement.dataset.theme = name;
  theme.textContent = name === 'dark' ? 'Light' : 'Dark';
  theme.setAttribute('aria-label', `Switch to ${name === 'dark' ? 'light' : 'dark'} colours`);
}
theme.addEventListener('click', () => {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', next);
  paint(next);
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) =>
  localStorage.getItem('theme') || paint(matches ? 'dark' : 'light'));
document.getElementById('logout').addEventListener('click', async () => {
  await post('/logout');
  location.replace('login.html');
});

paint(document.documentElement.dataset.theme);
navigate();
refresh();
