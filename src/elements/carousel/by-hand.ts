// What only a carousel that is moved by hand needs; loaded with the first of them.
import { css, html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.js';
import { oneOf } from '../../internal/one-of.js';
import { isElement, type Slide } from './slides.js';

export { swipes } from './swipe.js';

/** The carousel, as its buttons see it. */
export interface Hands {
  words: LocalizeController;
  /** Names of all slides. */
  names: string[];
  current: number;
  nav: boolean;
  dots: boolean;
  show: (index: number, reason: 'next' | 'previous' | 'picker') => void;
}

export const styles = css`
  .picker {
    display: flex;
    flex-wrap: wrap;
  }
  button.dot {
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  .dot::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 1px solid;
    border-radius: 50%;
  }
  .dot[aria-disabled='true'] {
    cursor: default;
  }
  .dot[aria-disabled='true']::before {
    background: currentcolor;
  }
  :dir(rtl) > .mirror {
    scale: -1 1;
  }
  /* Side by side, and pulled by a finger; vertical scrolling stays the browser's. */
  [data-transition='slide'] {
    overflow: clip;
    overflow-clip-margin: 4px;
    touch-action: pan-y pinch-zoom;
    > .slide {
      opacity: 1;
      translate: 0;
    }
    > [inert],
    > [inert]:dir(rtl):has(~ :not([inert])) {
      translate: 100%;
    }
    > [inert]:dir(rtl),
    > [inert]:has(~ :not([inert])) {
      translate: -100%;
    }
  }
  @media screen and (prefers-reduced-motion: no-preference) {
    [data-transition='slide'] > .slide {
      transition: translate 0.2s ease-out;
    }
    [data-transition='slide'] > [inert] {
      transition:
        translate 0.2s ease-out,
        visibility 0s 0.2s;
    }
  }
  .dragged {
    cursor: grabbing;
    -webkit-user-select: none;
    user-select: none;
    > .slide {
      transition: none !important;
    }
  }
  @media print {
    .slide {
      translate: none !important;
    }
  }
  @media (forced-colors: active) {
    .dot[aria-disabled='true']::before {
      background: ButtonText;
    }
  }
`;

/** Previous, next and the dots. */
export function buttons({ words, names, current, nav, dots, show }: Hands): TemplateResult[] {
  const step = (part: 'previous' | 'next', by: number, icon: string) => {
    const name = words.term(part === 'next' ? 'carouselNext' : 'carouselPrevious');
    return html`<button
      part=${part}
      aria-label=${name}
      title=${name}
      aria-controls="viewport"
      @click=${() => show(current + by, part)}
    >
      <svg class="mirror" viewBox="0 0 20 20" aria-hidden="true"><path d=${icon} /></svg>
    </button>`;
  };
  const dot = (name: string, index: number) =>
    html`<button
      class="dot"
      part="dot"
      aria-label=${name}
      aria-controls="viewport"
      aria-disabled=${index === current ? 'true' : 'false'}
      @click=${() => show(index, 'picker')}
    ></button>`;
  return [
    ...(nav ? [step('previous', -1, 'm12 5-5 5 5 5'), step('next', 1, 'm8 5 5 5-5 5')] : []),
    ...(dots
      ? [
          html`<div class="picker" part="picker" role="group" aria-label=${words.term('carouselChoose')}>
            ${names.map(dot)}
          </div>`,
        ]
      : []),
  ];
}

/** What a screen reader hears after the reader moved. */
export function announcement(mode: string, name: string, slide: Slide): string {
  const announce = oneOf(mode, ['slide', 'position', 'off']);
  if (announce !== 'slide') return announce === 'off' ? '' : name;
  const picture = isElement(slide) ? (slide.querySelector('img[alt]') ?? slide) : undefined;
  // The slide itself may be hidden still, by a rule of the page that is about to be overruled.
  const text = (isElement(slide) ? [...slide.childNodes] : [slide]).map(textOf).join('');
  return `${name}: ${text.replace(/\s+/g, ' ').trim() || (picture?.getAttribute('alt') ?? '')}`;
}

/** What is to be read of a slide that does not show yet; what is not inline stands apart, or a heading would run into its text. */
function textOf(node: Node): string {
  if (!isElement(node)) return node.nodeType === 3 ? (node.textContent ?? '') : '';
  const { display } = getComputedStyle(node);
  // Hidden, or a script, a style sheet.
  if (display === 'none') return '';
  const text = [...node.childNodes].map(textOf).join('');
  return display === 'inline' && node.localName !== 'br' ? text : ` ${text} `;
}
