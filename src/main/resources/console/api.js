// The program, as the page talks to it.

/** What the program refused, with its reason, or that it does not answer (status 0). */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Asks for something. */
export const get = path => call(path, { method: 'GET' });

/** Changes something. The header says that it is this page that asks. */
export const post = (path, body) => call(path, { method: 'POST', headers: { 'X-Console': 'page' }, body });

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, { ...options, signal: AbortSignal.timeout(60_000) });
  } catch {
    throw new Refusal(0, 'The program does not answer.');
  }
  const text = await answer.text();
  const json = text.startsWith('{') ? JSON.parse(text) : {};
  if (!answer.ok) {
    throw new Refusal(answer.status, json.error ?? `The program answered ${answer.status}.`);
  }
  return json;
}
