import { recall } from './memory.js';
import { keep, mend } from './remember.js';

/** A text to try, as the author wrote it: `<template data-variant="b" weight="50">`. */
export interface Variant {
  name: string;
  /** Per cent of the readers; without a number, an equal share. What is left over sees the pencil's own content. */
  weight: number;
}

export function parseVariants(templates: readonly HTMLTemplateElement[]): Variant[] {
  return templates.map((template) => {
    const weight = Number.parseFloat(template.getAttribute('weight') ?? '');
    return { name: template.dataset.variant ?? '', weight: weight >= 0 ? weight : 100 / (templates.length + 1) };
  });
}

/** `chance` is a number from 0 to 1. The empty text stands for the pencil's own content. */
export function choose(variants: readonly Variant[], chance: number): string {
  let left =
    chance *
    Math.max(
      100,
      variants.reduce((sum, { weight }) => sum + weight, 0),
    );
  return variants.find(({ weight }) => (left -= weight) < 0)?.name ?? '';
}

/** The same reader keeps the same variant. Who cannot be recognised again sees the pencil's own content. */
export function stableChoice(variants: readonly Variant[], id: string, now: number): string {
  if (!id) return '';
  const entry = mend(recall(id), now);
  if (entry.x !== undefined && (!entry.x || variants.some(({ name }) => name === entry.x))) return entry.x;
  const x = choose(variants, Math.random());
  return keep(id, { ...entry, x }, now) ? x : '';
}
