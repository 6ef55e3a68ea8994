// The mails that the SMTP sink has taken, as their readers see them.

import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';

// RFC 2047, as far as our mails use it: words in UTF-8, the blanks between two of them left out.
function decodeWords(text) {
  return text.replace(/(\?=)\s+(=\?)/g, '$1$2').replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, base64) => {
    return Buffer.from(base64, 'base64').toString('latin1');
  });
}

function headersOf(text) {
  const headers = {};
  for (const line of text.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    const decoded = Buffer.from(decodeWords(line.slice(colon + 1).trim()), 'latin1').toString();
    headers[line.slice(0, colon).toLowerCase()] = decoded;
  }
  return headers;
}

const decoders = {
  base64: (body) => Buffer.from(body, 'base64').toString(),
  'quoted-printable': (body) => {
    const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => {
      return String.fromCharCode(Number.parseInt(hex, 16));
    });
    return Buffer.from(bytes, 'latin1').toString();
  },
};

/** Each as `{from, to, headers, body, source}`: envelope, headers by their names in small letters, decoded text, bytes. */
export async function readMails(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const source = await readFile(path.join(folder, name), 'latin1');
      const envelope = JSON.parse(await readFile(path.join(folder, name.replace('.eml', '.json')), 'utf8'));
      const end = source.indexOf('\r\n\r\n');
      const headers = headersOf(source.slice(0, end));
      const decode = decoders[headers['content-transfer-encoding']] ?? ((body) => body);
      return {...envelope, headers, body: decode(source.slice(end + 4)).replaceAll('\r\n', '\n'), source};
    }),
  );
}
