// Installs the web app: registers the worker that keeps the edition's pages for times without a network.

/**
 * `worker` is the address of worker.js, from the page. Does nothing where the page was not served over https, or the
 * browser has no workers.
 */
export function install(worker: string): void {
  const isSecure = location.protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
  if (!isSecure || !navigator.serviceWorker) return;
  // A browser may refuse, as in private windows: the pages are the same without.
  addEventListener('load', () => navigator.serviceWorker.register(worker).catch(() => undefined));
}
