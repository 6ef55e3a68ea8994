// Form pages in a fresh folder, made of the fixtures with the theme's own style sheets and the built script.

import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {contact, everyKind, newPassword, scriptOf} from './form_packs.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures/form/', import.meta.url));
const theme = path.join(repository, 'themes/default');

/** The script as it is published. */
export const formScript = process.env.FORM_SCRIPT ?? path.join(repository, 'build/client/form.js');

// The same form as the server gives it back: what was wrong stands beside the fields.
function asRefused(page) {
  const message = 'メールアドレスは、name@example.jpのような形で入力してください。';
  return page
    .replace('<title>', '<title>エラー：')
    .replace('role="alert" hidden', 'role="alert"')
    .replace('<ul></ul>', `<ul>\n<li><a href="#email">${message}</a></li>\n</ul>`)
    .replace('id="email-error" hidden></p>', `id="email-error">${message}</p>`)
    .replace('<input type="text" id="email"', '<input type="text" id="email" value="nobody" aria-invalid="true"');
}

// The same form as the server gives it back to be changed: secrets were entered before and are not shown.
function asServed(page) {
  return page
    .replace(' novalidate>', ' data-served novalidate>')
    .replace('<input type="text" id="email"', '<input type="text" id="email" value="a@example.jp"')
    .replaceAll('<input type="password"', '<input type="password" data-kept');
}

// The page with the receipt.
function asSent(page) {
  return page.replace(/<form[^]*<\/form>/, '<p data-shirube-sent="every-kind">ABCDE-FGHJK</p>');
}

function asRehearsal(page) {
  return page
    .replace(/ name="(?!viewport|color-scheme|description)[^"]*"/g, '')
    .replace(/method="post" action="[^"]*" enctype="[^"]*"/, 'method="dialog" data-rehearsal')
    .replace('data-shirube-form="every-kind"', 'data-shirube-form="rehearsal"')
    .replace('rules/every-kind.js', 'rules/rehearsal.js')
    .replace("form-action 'self'", "form-action 'none'");
}

const received = `<!DOCTYPE html>
<html lang="ja"><head><title>受け取りました</title><link rel="icon" href="data:,"></head></html>
`;

/** Each from `every-kind`. */
const changedPages = {
  'rehearsal.html': asRehearsal,
  'refused.html': asRefused,
  'served.html': asServed,
  'sent.html': asSent,
  'english.html': (page) => page.replace('<html lang="ja">', '<html lang="en">'),
  'rules-later.html': (page) => page.replace(/<script src="\.\.\/rules.*\n/, ''),
  'newer.html': (page) => page.replace('rules/every-kind.js', 'rules/newer.js'),
  'received.html': () => received,
};

/**
 * `folder` is the web root: `forms/every-kind.html`, `forms/new-password.html`, `elsewhere/elsewhere.html` and the
 * changed pages; `remove` takes it away.
 */
export async function writeFormSite() {
  if (!existsSync(formScript)) throw new Error(`no ${formScript}: build first`);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-forms-'));
  for (const part of ['assets', 'forms', 'rules', 'elsewhere/rules']) {
    await mkdir(path.join(folder, part), {recursive: true});
  }
  const write = (name, text) => writeFile(path.join(folder, name), text);

  const sheets = (await readdir(theme)).filter((name) => name.endsWith('.css')).sort();
  const texts = await Promise.all(sheets.map((name) => readFile(path.join(theme, name), 'utf8')));
  await write('assets/style.css', texts.join('\n'));
  await cp(path.join(theme, 'icon.svg'), path.join(folder, 'assets/icon.svg'));
  for (const place of ['assets', 'elsewhere']) await cp(formScript, path.join(folder, place, 'form.js'));
  for (const pack of [everyKind, newPassword, {...everyKind, form: 'rehearsal', submit: 'none'}]) {
    await write(`rules/${pack.form}.js`, scriptOf(pack));
  }
  await write('rules/newer.js', scriptOf({...everyKind, shirube: 2}));
  await write('elsewhere/rules/contact.js', scriptOf(contact));

  const page = await readFile(path.join(fixtures, 'every-kind.html'), 'utf8');
  await write('forms/every-kind.html', page);
  for (const [name, change] of Object.entries(changedPages)) {
    const changed = change(page);
    if (changed === page) throw new Error(`${name}: nothing changed`);
    await write(`forms/${name}`, changed);
  }
  await cp(path.join(fixtures, 'new-password.html'), path.join(folder, 'forms/new-password.html'));
  for (const name of ['elsewhere.html', 'elsewhere.css']) {
    await cp(path.join(fixtures, name), path.join(folder, 'elsewhere', name));
  }
  await write('elsewhere/received.html', received);
  return {folder, remove: () => rm(folder, {recursive: true, force: true})};
}
