/** Enhancements of the public pages; all of them work without this script. */

const visitor = document.getElementById('visitor');
const person = document.getElementById('person');

/** Shows signed-in people a link to their own pages. */
async function greet() {
  const answer = await fetch('/api/session', { headers: { accept: 'application/json' } });
  if (!answer.ok) return;
  const { kind } = await answer.json();
  const [link] = person.getElementsByTagName('a');
  if (kind === 'staff') {
    link.href = '/admin/';
    link.textContent = link.dataset.console;
  }
  visitor.hidden = true;
  person.hidden = false;
}

async function signOut({ currentTarget }) {
  currentTarget.disabled = true;
  const answer = await fetch('/api/session', { method: 'DELETE' }).catch(() => null);
  if (answer?.ok) location.assign('/');
  else currentTarget.disabled = false;
}

for (const button of person.getElementsByTagName('button')) button.addEventListener('click', signOut);
greet().catch(() => undefined);

// A file is verified as soon as it is chosen.
for (const input of document.querySelectorAll('[data-sends]')) {
  input.addEventListener('change', () => input.files.length > 0 && input.form.requestSubmit());
}

// If many people have guessed at an order, a captcha is solved before the form is sent again.
for (const form of document.querySelectorAll('form[data-bits]')) {
  const worker = new Worker(form.dataset.worker, { type: 'module' });
  worker.addEventListener('message', ({ data }) => {
    form.elements.nonce.value = data;
    form.requestSubmit();
  });
  worker.postMessage({ salt: form.elements.salt.value, bits: Number(form.dataset.bits) });
}

// One click sends one request; after going back the form can be sent again.
let sent = false;
addEventListener('submit', (event) => {
  if (sent) event.preventDefault();
  sent = true;
});
addEventListener('pageshow', () => {
  sent = false;
});

navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
