import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import { clearServedRoot } from '../internal/served-root.js';
import { defaultReaderState, readerContext, type ReaderState } from '../reader/context.js';
import { pageReader } from '../reader/page.js';

/**
 * The reader state that is in force for `host`: the nearest `<news-reader-context>`, else the page's.
 * `changed` is called with each new snapshot (not before the host is connected); the host is re-rendered as well.
 */
export class ReaderController implements ReactiveController {
  #consumer: ContextConsumer<typeof readerContext, ReactiveElement>;

  constructor(
    private host: ReactiveElement,
    changed?: (state: ReaderState) => void,
  ) {
    // Before the consumer, so that somebody answers when it asks.
    host.addController(this);
    this.#consumer = new ContextConsumer(host, { context: readerContext, subscribe: true, callback: changed });
  }

  hostConnected(): void {
    pageReader(this.host.ownerDocument);
  }

  hostUpdate(): void {
    clearServedRoot(this.host);
  }

  get state(): ReaderState {
    return this.#consumer.value ?? defaultReaderState;
  }
}
