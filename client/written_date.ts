// Dates and months as people in Japan write them: rules/written_date.cc's twin.

/** Name, letter, the year before its first, first and last day (JIS X 0301). */
const eras: [name: string, letter: string, before: number, first: string, last: string][] = [
  ['明治', 'M', 1867, '1868-01-25', '1912-07-29'],
  ['大正', 'T', 1911, '1912-07-30', '1926-12-24'],
  ['昭和', 'S', 1925, '1926-12-25', '1989-01-07'],
  ['平成', 'H', 1988, '1989-01-08', '2019-04-30'],
  ['令和', 'R', 2018, '2019-05-01', '9999-12-31'],
];

function padded(number: number, length: number): string {
  return (number + '').padStart(length, '0');
}

function daysOf(year: number, month: number): number {
  if (month != 2) return 30 + ((month + (month >> 3)) & 1);
  return year % 4 || (!(year % 100) && year % 400) ? 28 : 29;
}

/** Reads a day, or a month where `isMonth`; gives `YYYY-MM-DD` or `YYYY-MM`. */
export function readDate(text: string, isMonth: boolean): string | undefined {
  const read = (
    isMonth
      ? /^(\D*)(\d{4}|\d\d?|元)(?:年(\d\d?)月|[-/.](\d\d?))$/
      : /^(\D*)(\d{4}|\d\d?|元)(?:年(\d\d?)月(\d\d?)日|([-/.])(\d\d?)\5(\d\d?))$/
  ).exec(text);
  if (!read) return;
  const mark = read[1];
  const era = eras.find(([name, letter]) => name == mark || letter == mark || letter.toLowerCase() == mark);
  const isFirst = read[2] == '元';
  if (era ? read[2][2] : mark || isFirst || !read[2][3]) return;

  const year = (isFirst ? 1 : +read[2]) + (era ? era[2] : 0);
  const month = +(read[3] || (isMonth ? read[4] : read[6]));
  const day = isMonth ? 1 : +(read[4] || read[7]);
  if (!+year || !month || month > 12 || !day || day > daysOf(year, month)) return;
  const date = [padded(year, 4), padded(month, 2), padded(day, 2)].slice(0, isMonth ? 2 : 3).join('-');
  // A month that is partly in an era belongs to it.
  const {length} = date;
  return era && (date < era[3].slice(0, length) || date > era[4].slice(0, length)) ? undefined : date;
}
