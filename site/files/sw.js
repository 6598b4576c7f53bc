/** Service worker for bad connections: public pages come from the network first, otherwise from the cache. */
const KEPT = 'hengzhun-pages-1';
const PATIENCE = 6_000;
const AT_HAND = ['/offline', '/lookup', '/'];
const PAGES = /^\/($|guides$|notices$|lookup$|evaluations$|queries\/\w+$)/;

addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(AT_HAND)));
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) return;
  if (pathname.startsWith('/site/') && search !== '') event.respondWith(fromCache(request));
  else if (request.mode === 'navigate' && request.method === 'GET' && PAGES.test(pathname)) {
    event.respondWith(fromNetwork(request));
  } else if (request.mode === 'navigate' && ['/lookup', '/verify'].includes(pathname)) {
    event.respondWith(fetch(request).catch(() => offline()));
  }
});

/** Files whose address changes with their content. */
async function fromCache(request) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await keep(request, answer.clone());
  return answer;
}

async function fromNetwork(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok && answer.headers.get('cache-control') !== 'no-store') await keep(request, answer.clone());
    return answer;
  } catch {
    const known = await caches.match(request, { ignoreSearch: new URL(request.url).pathname === '/lookup' });
    return known ?? offline();
  }
}

async function keep(request, answer) {
  const kept = await caches.open(KEPT);
  await kept.put(request, answer);
}

async function offline() {
  return (await caches.match('/offline')) ?? Response.error();
}
