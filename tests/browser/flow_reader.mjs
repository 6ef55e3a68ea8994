// Somebody who reads a flow's page: what they see, and what they do.

import assert from 'node:assert/strict';
import {click} from './browsers.mjs';

export {click};

/** What somebody sees of the flow. */
export function seen(page) {
  return page.evaluate(() => {
    const visible = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
    const texts = (selector) => visible(selector).map((part) => part.textContent.trim());
    const focused = document.activeElement;
    return {
      sections: visible('.question, .outcome').map((section) => section.id),
      focus:
        focused.closest('.question, .outcome') && focused.localName === 'h3' ? focused.parentElement.id : undefined,
      announced: document.querySelector('.announced').textContent,
      isBroken: visible('.broken-address').length > 0,
      answers: visible('.answers li').map((row) => [...row.children].slice(0, 2).map((part) => part.textContent)),
      fragment: location.hash,
      actions: texts('.walked .links button, .walked .links a'),
    };
  });
}

/** Waits until nothing but the section stands there. */
export async function arrive(page, section) {
  const isAlone = (id) => {
    const parts = [...document.querySelectorAll('.question, .outcome')].filter((part) => part.checkVisibility());
    return parts.length === 1 && parts[0].id === id;
  };
  await page.waitForFunction(isAlone, {}, section).catch(async () => {
    assert.deepEqual((await seen(page)).sections, [section]);
  });
  return seen(page);
}

/** Not by the mouse, since on a busy machine the page may still scroll below it: flow_pages.test.mjs aims at each. */
export const choose = (page, id) =>
  page.$eval(`.question:not([hidden]) .choice[data-choice="${id}"]`, (link) => link.click());

/** A link in a text, likewise not by the mouse. */
export const follow = (page, selector) => page.$eval(selector, (link) => link.click());

/** The address changed by hand, the page left open. */
export const goTo = (page, fragment) => page.evaluate((fragment) => (location.hash = fragment), fragment);

/** Answers as `shirube walk` takes them, given to the question that stands there. */
export async function answer(page, given) {
  await page.evaluate((given) => {
    const question = document.querySelector('.question:not([hidden])');
    const inputs = [...question.querySelectorAll('input')];
    if (inputs.length === 0) return question.querySelector(`.choice[data-choice="${given}"]`).click();
    for (const input of inputs) {
      if (input.type === 'checkbox') input.checked = given.split('+').includes(input.value);
      else input.value = given;
    }
    question.querySelector('.next').click();
  }, given);
}

/** The day that many days ago, where the reader is. */
export function daysAgo(page, days) {
  return page.evaluate((days) => {
    const date = new Date();
    date.setDate(date.getDate() - days);
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  }, days);
}
