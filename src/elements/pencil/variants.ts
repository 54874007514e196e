/** Texts to try. Loaded for pencils that hold a `<template data-variant>` alone. */
import type { Lent } from './lent.js';
import { keep, recall } from './remember.js';

/**
 * One of the texts to try, as the author wrote them: `<template data-variant="b" weight="50">`. A weight is per cent of the
 * readers; without a number, an equal share. What is left over sees the pencil's own content, for which the empty text stands.
 *
 * @param chance a number from 0 to 1
 */
export function choose(templates: readonly HTMLTemplateElement[], chance: number): string {
  const weights = templates.map((template) => {
    const weight = Number.parseFloat(template.getAttribute('weight') ?? '');
    return weight >= 0 ? weight : 100 / (templates.length + 1);
  });
  const total = weights.reduce((sum, weight) => sum + weight);
  let left = chance * Math.max(100, total);
  return templates.find((_, index) => (left -= weights[index]!) < 0)?.dataset.variant ?? '';
}

/** The same reader keeps the same variant. Who cannot be recognised again sees the pencil's own content. */
export function stableChoice(templates: readonly HTMLTemplateElement[], id: string, now: number): string {
  const entry = recall(id, now);
  if (entry.x === '' || templates.some(({ dataset }) => dataset.variant === entry.x)) return entry.x!;
  const x = choose(templates, Math.random());
  return keep(id, { ...entry, x }, now) ? x : '';
}

/** Puts the text that this reader sees beside the others, in slots of its own. */
export function placeVariant(lent: Lent): void {
  const { host, id } = lent;
  const templates = Array.from(host.querySelectorAll<HTMLTemplateElement>(':scope > template[data-variant]'));
  lent.variant = stableChoice(templates, id, Date.now());
  const chosen = templates.find(({ dataset }) => dataset.variant === lent.variant);
  for (const copy of host.querySelectorAll(':scope > [slot^="variant:"]')) copy.remove();
  for (const copy of chosen ? [...host.ownerDocument.importNode(chosen.content, true).children] : []) {
    copy.slot = `variant:${copy.slot}`;
    host.append(copy);
  }
}
