import { around, fold, inside, type LintElement } from './tree.js';

/** `error`: the reader or the author loses something. `warning`: it works, but probably not as meant. */
export type Severity = 'error' | 'warning';

/** What the rules see. Contents of `<template>` are inert: written, but not there until somebody puts them there. */
export interface Page {
  /** Every element of the page, in order. */
  readonly all: readonly LintElement[];
  /** Those with one tag. */
  readonly tags: (name: string) => LintElement[];
  /** Whether `id` names something in the same tree as `element`. */
  readonly hasId: (id: string, element: LintElement) => boolean;
  readonly isInert: (element: LintElement) => boolean;
}

/** `attribute` is the one that is meant, so that a file's line and column can be those of the attribute. */
export type Report = (element: LintElement, message: string, attribute?: string) => void;

export interface Rule {
  severity: Severity;
  check: (page: Page, report: Report) => void;
}
export type Rules = Readonly<Record<string, Rule>>;

export const attribute = (element: LintElement, name: string): string | undefined => element.attributes.get(name);
export const has = (element: LintElement, name: string): boolean => element.attributes.has(name);
export const find = (element: LintElement, test: (inner: LintElement) => boolean): LintElement | undefined =>
  [...inside(element)].find(test);
export const slotted = (element: LintElement, slot: string): LintElement | undefined =>
  element.children.find((child) => attribute(child, 'slot') === slot);
export const images = (element: LintElement): LintElement[] =>
  [...inside(element)].filter(
    (image) => image.tag === 'img' && ![...around(image)].some(({ tag }) => tag === 'figcaption'),
  );
export const words = (text: string | undefined): string[] => text?.match(/\S+/g) ?? [];
export const quote = (text: string): string => {
  const folded = fold(text);
  return `“${folded.length > 60 ? `${folded.slice(0, 59).trimEnd()}…` : folded}”`;
};
/** Something to read or to see. */
export const isEmpty = (element: LintElement): boolean =>
  !fold(element.text) && !find(element, ({ tag }) => /^(img|svg|picture|video|canvas|news-.*)$/.test(tag));
