// The anatomy picture of an overview page: a live element, a number at each part and a letter at each slot, and a
// legend in the words of custom-elements.json. Drawn from what the element really renders, so it cannot go stale.
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import manifest from '../../custom-elements.json';

interface Named {
  name: string;
  description?: string;
}
interface Declaration {
  tagName?: string;
  slots?: Named[];
  cssParts?: Named[];
}

interface Mark {
  sign: string;
  /** Middle of what is marked, and the edge where the line ends; pixels from the stage's top left corner. */
  x: number;
  y: number;
  /** Where the sign stands, beside others. */
  at: number;
  above: boolean;
  wide: boolean;
}

interface Row extends Named {
  sign: string;
  kind: 'part' | 'slot';
}

const RAIL = 40;
const APART = 30;
const WIDE = 320;

const declarations = (manifest.modules as { declarations?: Declaration[] }[]).flatMap(
  ({ declarations = [] }) => declarations,
);

/** `code` between backticks, as JSDoc has it. */
const withCode = (text = '') =>
  text.split('`').map((piece, index) => (index % 2 ? html`<code>${piece}</code>` : piece));

/** Signs on one rail in their order, none closer to the next than a sign is wide. */
function spread(marks: Mark[], width: number): void {
  marks.sort((a, b) => a.x - b.x);
  let last = -APART / 2;
  for (const mark of marks) last = mark.at = Math.max(mark.x, last + APART);
  let limit = width + APART / 2;
  for (const mark of marks.toReversed()) limit = mark.at = Math.min(mark.at, limit - APART);
}

class StoryAnatomy extends LitElement {
  static override styles = css`
    :host {
      display: block;
      padding: 0.5rem 0 1rem;
      color: var(--page-ink, CanvasText);
    }
    .stage {
      position: relative;
      margin-block: ${RAIL}px;
      min-block-size: var(--stage-size, 0);
    }
    ::slotted(*) {
      margin-block: 0 !important;
    }
    svg {
      position: absolute;
      inset: ${-RAIL}px 0;
      inline-size: 100%;
      block-size: calc(100% + ${2 * RAIL}px);
      z-index: 2;
      overflow: visible;
      pointer-events: none;
      direction: ltr;
    }
    line,
    .part circle {
      stroke: #c2185b;
      fill: #c2185b;
    }
    .slot line,
    .slot circle {
      stroke: #1565c0;
    }
    .slot circle {
      fill: #1565c0;
    }
    .end {
      stroke: Canvas;
    }
    text {
      fill: #fff;
      font:
        600 12px/1 system-ui,
        sans-serif;
      text-anchor: middle;
      dominant-baseline: central;
    }
    h2 {
      margin: 1.5rem 0 0.5rem;
      font: 600 0.875rem/1.4 var(--page-label, system-ui);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
      gap: 0.5rem 2rem;
      margin: 0;
      font:
        0.875rem/1.45 system-ui,
        sans-serif;
    }
    dl > div {
      display: grid;
      grid-template-columns: 1.5rem 1fr;
      gap: 0 0.75rem;
      align-content: start;
    }
    dd {
      grid-column: 2;
      margin: 0;
    }
    dt {
      grid-column: 2;
      font-weight: 600;
    }
    dd code {
      font-size: 0.9375em;
    }
    b {
      grid-column: 1;
      grid-row: 1 / 3;
      inline-size: 1.5rem;
      block-size: 1.5rem;
      border-radius: 50%;
      background: #c2185b;
      color: #fff;
      font:
        600 0.75rem/1.5rem system-ui,
        sans-serif;
      text-align: center;
    }
    .slot b {
      background: #1565c0;
    }
  `;

  /** Tag of the element that is marked. */
  @property() tag = '';

  @state() private marks: Mark[] = [];
  @state() private rows: Row[] = [];

  #observer = new ResizeObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
    // What the element renders later (a panel's second half, pictures) moves the marks.
    const later = async () => {
      for (let frames = 0; frames < 60 && this.isConnected; frames++) {
        await new Promise(requestAnimationFrame);
        if (frames % 10 === 0) this.#measure();
      }
    };
    void later();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  #measure(): void {
    const host = this.querySelector<HTMLElement>(this.tag);
    const stage = this.renderRoot.querySelector('.stage');
    const declaration = declarations.find(({ tagName }) => tagName === this.tag);
    if (!host?.shadowRoot || !stage || !declaration) return;
    const { left, top, width, height } = stage.getBoundingClientRect();
    const marks: Mark[] = [];
    const rows: Row[] = [];
    const mark = (kind: Row['kind'], named: Named, sign: string, element: Element | null | undefined) => {
      const box = element?.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect();
      if (!box || box.width < 4 || box.height < 4) return false;
      const above = (box.top + box.bottom) / 2 - top < height / 2;
      // In a wide box not in the middle, where the words are and where every wide box would be marked.
      const others = marks.filter((one) => one.wide).length;
      const wide = box.width > WIDE;
      const x = wide ? box.right - left - 20 - APART * others : (box.left + box.right) / 2 - left;
      // A little inside its edge, so that one sees what is meant.
      const y = (above ? box.top + Math.min(6, box.height / 2) : box.bottom - Math.min(6, box.height / 2)) - top;
      marks.push({ sign, x, y, at: x, above, wide });
      rows.push({ kind, sign, ...named });
      return true;
    };
    let number = 0;
    for (const part of declaration.cssParts ?? []) {
      if (mark('part', part, String(number + 1), host.shadowRoot.querySelector(`[part~=${part.name}]`))) number += 1;
    }
    let letter = 0;
    for (const slot of declaration.slots ?? []) {
      const given = [...host.children].find(
        (child) => child.slot === slot.name && child.localName !== 'template' && child.checkVisibility(),
      );
      if (mark('slot', slot, String.fromCharCode(65 + letter), given)) letter += 1;
    }
    for (const above of [true, false])
      spread(
        marks.filter((one) => one.above === above),
        width,
      );
    const same = JSON.stringify([marks, rows]) === JSON.stringify([this.marks, this.rows]);
    if (!same) [this.marks, this.rows] = [marks, rows];
  }

  #draw({ sign, x, y, at, above }: Mark, height: number): TemplateResult {
    const rail = above ? 14 : height + 2 * RAIL - 14;
    const end = y + RAIL;
    return svg`<g class=${/\d/.test(sign) ? 'part' : 'slot'}>
      <line x1=${at} y1=${rail} x2=${x} y2=${end} /><circle class="end" cx=${x} cy=${end} r="3.5" />
      <circle cx=${at} cy=${rail} r="11" /><text x=${at} y=${rail}>${sign}</text></g>`;
  }

  #legend(kind: Row['kind'], title: string): TemplateResult | typeof nothing {
    const rows = this.rows.filter((row) => row.kind === kind);
    if (rows.length === 0) return nothing;
    return html`<h2>${title}</h2>
      <dl>
        ${rows.map(
          ({ sign, name, description }) =>
            html`<div class=${kind}>
              <dt><code>${name || '(default)'}</code></dt>
              <dd>${withCode(description)}</dd>
              <b aria-hidden="true">${sign}</b>
            </div>`,
        )}
      </dl>`;
  }

  override render(): TemplateResult {
    const height = this.renderRoot.querySelector('.stage')?.getBoundingClientRect().height ?? 0;
    return html`<div class="stage">
        <slot></slot>
        <svg aria-hidden="true">${this.marks.map((mark) => this.#draw(mark, height))}</svg>
      </div>
      ${this.#legend('part', 'Parts, for ::part()')} ${this.#legend('slot', 'Slots: the page’s own words')}`;
  }
}

/**
 * The picture of one element: `content` holds it, `room` is the height that it lays over the page (`22rem`).
 * Registers its own element here: package.json says that no file of this folder has side effects.
 */
export function anatomy(tag: string, content: unknown, room = '0'): TemplateResult {
  if (!customElements.get('story-anatomy')) customElements.define('story-anatomy', StoryAnatomy);
  return html`<story-anatomy tag=${tag} style="--stage-size: ${room}">${content}</story-anatomy>`;
}
