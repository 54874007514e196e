import type { Reason } from './decision.js';
import type { PencilTrigger } from './lent.js';
import { NewsPencil } from './pencil.js';

export { NewsPencil };

customElements.get('news-pencil') ?? customElements.define('news-pencil', NewsPencil);

interface Detail {
  campaign: string | null;
  /** The `<template data-variant>` that this reader sees; `null` for the pencil's own content. */
  variant: string | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'news-pencil': NewsPencil;
  }
  interface GlobalEventHandlersEventMap {
    'news-pencil-decide': CustomEvent<Detail & { show: boolean; reasons: Reason[] }>;
    'news-pencil-impression': CustomEvent<Detail & { open: boolean }>;
    'news-pencil-view': CustomEvent<Detail & { part: 'strip' | 'panel' }>;
    'news-pencil-expand': CustomEvent<Detail & { trigger: PencilTrigger }>;
    'news-pencil-collapse': CustomEvent<Detail & { trigger: PencilTrigger }>;
    'news-pencil-cta': CustomEvent<Detail & { href: string; slot: string }>;
    'news-pencil-dismiss': CustomEvent<Detail & { count: number; until: string | null }>;
  }
}
