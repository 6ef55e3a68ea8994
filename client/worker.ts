// The web app's worker: keeps the edition's files by their digests, so that its pages open without a network. What the
// network has wins: an outdated instruction costs more than a moment of waiting.
//
// One cache an edition: each file under its SHA-256, verified; and under `current` the manifest.json that says which
// file stands where. An update fetches what is not there yet, then puts the new list in the old one's place.

interface ListedFile {
  path: string;
  size: number;
  sha256: string;
}
type Files = Map<string, ListedFile>;

// TypeScript's own names for these do not go together with those of pages.
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  registration: {scope: string};
  clients: {claim(): Promise<void>};
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
const worker = self as unknown as Worker;

const patience = 4_000; // milliseconds until a page comes from the cache though the network may still answer
const betweenChecks = 15 * 60_000; // milliseconds
const wholeLimit = 25_000_000; // bytes of an edition that is kept whole
const together = 4; // files fetched at a time
const {scope} = worker.registration;
const hashedName = /-[0-9a-f]{12}\.\w+$/;
const alwaysKept = /^(index|404)\.html$|^search|^assets\//;

const keyOf = (name: string) => `${scope}?${name}`;
/** With the ending, since the same bytes may be of two types. */
const keyOfFile = (file: ListedFile) => keyOf(file.sha256 + file.path.slice(file.path.lastIndexOf('.')));
const openCache = () => caches.open(`shirube ${scope}`);

async function note(name: string): Promise<string> {
  const found = await (await openCache()).match(keyOf(name));
  return found ? found.text() : '';
}

async function setNote(name: string, text: string): Promise<void> {
  await (await openCache()).put(keyOf(name), new Response(text));
}

function listed(manifest: string): Files {
  const files: ListedFile[] = manifest ? JSON.parse(manifest).files : [];
  return new Map(files.map((file): [string, ListedFile] => [file.path, file]));
}

// Of the current list and of the one before, which open pages may still need.
let lists: Promise<Files[]> | undefined;
function knownLists(): Promise<Files[]> {
  return (lists = lists || Promise.all(['current', 'previous'].map(async (name) => listed(await note(name)))));
}

/** Keeps what came, if that is the listed file to the byte. */
async function keep(file: ListedFile, response: Response): Promise<void> {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!response.ok || sha256 !== file.sha256) throw new Error(`${file.path} is not the file of manifest.json`);
  const type = response.headers.get('Content-Type') || 'application/octet-stream';
  await (await openCache()).put(keyOfFile(file), new Response(bytes, {headers: {'Content-Type': type}}));
}

const keptKeys = async () => new Set((await (await openCache()).keys()).map((request) => request.url));

/** The files of a new list that are to be there before it counts. */
async function wanted(files: Files, current: Files): Promise<Map<string, ListedFile>> {
  const kept = await keptKeys();
  let size = 0;
  for (const file of files.values()) size += file.size;
  const isVisited = (path: string) => current.has(path) && kept.has(keyOfFile(current.get(path)!));
  const chosen = new Map<string, ListedFile>();
  for (const file of files.values()) {
    if (size <= wholeLimit || alwaysKept.test(file.path) || isVisited(file.path)) chosen.set(keyOfFile(file), file);
  }
  return chosen;
}

/** Where anything fails, the files of the current list stay as they are. */
async function update(): Promise<void> {
  await setNote('checked', String(Date.now()));
  const response = await fetch(`${scope}manifest.json`, {cache: 'no-cache'});
  if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
  const manifest = await response.text();
  const before = await note('current');
  if (manifest === before) return;
  const current = listed(before);
  const files = listed(manifest);
  const chosen = await wanted(files, current);
  const kept = await keptKeys();
  const missing = Array.from(chosen).filter(([key]) => !kept.has(key)).values();
  const fetchSome = async () => {
    for (const [, file] of missing) await keep(file, await fetch(scope + file.path, {cache: 'no-cache'}));
  };
  await Promise.all(Array.from({length: together}, fetchSome));
  await setNote('previous', before);
  await setNote('current', manifest);
  lists = undefined;
  await forgetAllBut([files, current]);
}

async function forgetAllBut(used: Files[]): Promise<void> {
  const keys = new Set(['current', 'previous', 'checked'].map(keyOf));
  for (const files of used) for (const file of files.values()) keys.add(keyOfFile(file));
  const cache = await openCache();
  for (const request of await cache.keys()) if (!keys.has(request.url)) await cache.delete(request);
}

let checking: Promise<void> | undefined;
async function check(): Promise<void> {
  // A clock that was put back must not put off the next check.
  if (Math.abs(Date.now() - Number(await note('checked'))) < betweenChecks) return;
  await update();
}

async function copyOf(path: string): Promise<Response | undefined> {
  const cache = await openCache();
  for (const files of await knownLists()) {
    const file = files.get(path);
    const found = file && (await cache.match(keyOfFile(file)));
    if (found) return found;
  }
  return undefined;
}

/** In an edition that is not kept whole, what people have read. */
async function keepVisited(path: string, response: Response): Promise<void> {
  const file = (await knownLists())[0].get(path);
  if (file && response.ok && !(await keptKeys()).has(keyOfFile(file))) await keep(file, response);
}

// Pages that came from the cache: their scripts and data must be of the same version.
const copies = new Set<string>();

async function answer(event: FetchEvent, path: string): Promise<Response> {
  const isOfCopy = event.request.mode !== 'navigate' && copies.has(event.clientId);
  if (hashedName.test(path) || isOfCopy) return (await copyOf(path)) || fetch(event.request);
  const network = fetch(event.request);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  const response = await Promise.race([network.catch(() => undefined), late]);
  if (response && response.status < 500) {
    // Where the file is newer than the list, the next update brings both.
    event.waitUntil(keepVisited(path, response.clone()).catch(() => undefined));
    return response;
  }
  const copy = await copyOf(path);
  if (copy && event.resultingClientId) copies.add(event.resultingClientId);
  return copy || network;
}

worker.addEventListener('install', (event) => event.waitUntil(update().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const {method, url, mode} = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  const {origin, pathname} = new URL(url);
  const path = (origin + pathname).slice(scope.length).replace(/(^|\/)$/, '$1index.html');
  event.respondWith(answer(event, path));
  if (mode !== 'navigate') return;
  // What stands is whole; the next navigation after the interval tries again.
  checking = checking || check().catch(() => undefined).then(() => (checking = undefined));
  event.waitUntil(checking);
});
