// How each database is, asked of the running program from time to time.
const EVERY_MS = 5000;

/** What a person reads of one database's state: {level: good | warn | bad | idle, text}. */
function stateOf(database) {
  const doors = [database.from_notion, database.from_supabase];
  const waiting = [
    [database.conflicts, "in conflict"],
    [database.dead_letters, "refused"],
    [database.held, "held"],
  ].filter(([count]) => count > 0);
  const trouble = doors.find((door) => door.message);
  if (!database.enabled) {
    return { level: "idle", text: "off" };
  }
  if (trouble) {
    return { level: "bad", text: trouble.state };
  }
  if (database.paused) {
    return { level: "idle", text: "paused" };
  }
  if (waiting.length > 0) {
    return { level: "warn", text: waiting.map(([count, what]) => `${count} ${what}`).join(", ") };
  }
  const lags = doors.map((door) => door.lag_s).filter((lag) => lag !== null);
  return lags.length === 0
    ? { level: "idle", text: "not looked at yet" }
    : { level: "good", text: `looked at ${Math.max(...lags)} s ago` };
}

/** When this day began here: what is counted as of today is counted from then. */
function today() {
  return new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
}

/** Asks an address again and again, and hands on each database's state by its name. */
function askAgainAndAgain(address, show, say) {
  async function ask() {
    try {
      const answer = await fetch(`${address}?since=${today()}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      const { databases = [], away } = await answer.json();
      show(new Map(databases.map((database) => [database.database, stateOf(database)])));
      say(away ? away.message : "Live");
    } catch {
      say("The program does not answer");
    }
    setTimeout(ask, EVERY_MS);
  }
  ask();
}

const states = new Map();
const SVG = "http://www.w3.org/2000/svg";

function showState() {
  const line = aside.querySelector(".state");
  const state = states.get(chosen.name);
  if (line && state) {
    line.hidden = false;
    line.className = `state ${state.level}`;
    line.textContent = state.text;
  }
}

/** Adds the dot and the line of text that tell a box's state. */
function addState(name) {
  const box = boxes.element(name);
  const [title, subtitle] = [box.querySelector(".title"), box.querySelector(".subtitle")];
  [title, subtitle].forEach((line) => line.setAttribute("y", line.getAttribute("y") - 10));
  const middle = Number(subtitle.getAttribute("y"));
  const dot = document.createElementNS(SVG, "circle");
  const text = document.createElementNS(SVG, "text");
  Object.entries({ class: "dot", cx: 30, cy: middle + 15, r: 4.5 }).forEach((pair) => dot.setAttribute(...pair));
  Object.entries({ class: "state", x: 42, y: middle + 19.5 }).forEach((pair) => text.setAttribute(...pair));
  box.append(dot, text);
}

function showStates(all) {
  all.forEach((state, name) => {
    states.set(name, state);
    if (boxes.names.includes(name)) {
      boxes.element(name).querySelector(".dot").setAttribute("class", `dot ${state.level}`);
      boxes.element(name).querySelector(".state").textContent = state.text;
    }
  });
  showState();
}

if (document.body.dataset.states) {
  const live = document.getElementById("live");
  live.hidden = false;
  boxes.names.forEach(addState);
  askAgainAndAgain(document.body.dataset.states, showStates, (text) => {
    live.textContent = text;
  });
}
