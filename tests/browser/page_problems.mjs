// What a browser complains of while it shows a page: the console, errors, the content security policy, requests.

/**
 * Starts to record; call it before the page is opened. Answers a function that waits until the page is drawn and lists
 * what was recorded, one line each. `isOurs` says whether an address belongs to the site.
 */
export async function recordProblems(page, isOurs) {
  const problems = [];
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    if (!isOurs(request.url())) problems.push(`request off the site: ${request.url()}`);
  });
  page.on('requestfailed', (request) => problems.push(`request failed: ${request.url()}`));
  // WebDriver tells of neither violations nor files that are not there in every browser, so the page itself listens.
  await page.evaluateOnNewDocument(() => {
    globalThis.problemsSeen = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.problemsSeen.push(`content security policy: ${event.effectiveDirective} blocked ${event.blockedURI}`);
    });
    document.addEventListener(
      'error',
      (event) => globalThis.problemsSeen.push(`not loaded: ${event.target.outerHTML}`),
      {capture: true},
    );
  });
  return async () => {
    const seen = await page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 2; ++frame) await new Promise((drawn) => requestAnimationFrame(drawn));
      return globalThis.problemsSeen;
    });
    return [...problems, ...seen];
  };
}
