import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { NewsPhoto } from '../src/index.js';
import harbourMap from './assets/harbour-map.svg';
import lighthouse from './assets/lighthouse.svg';
import shoreline from './assets/shoreline.svg';
import { articleIn } from './support/articles.js';
import { elementStories, withWords } from './support/element-stories.js';
import { figure, figureOf, pictures } from './support/markup.js';
import './support/article.css';

const { args, argTypes, render } = elementStories('news-photo');

const meta: Meta = {
  title: 'Elements/Photo',
  component: 'news-photo',
  args: { ...args, zoom: 'auto' },
  argTypes,
  render: (given, { globals }) => render(withWords(given, { 'default-slot': figure(articleIn(globals.locale).lead) })),
};
export default meta;
type Story = StoryObj;

const photoIn = (canvas: HTMLElement) => canvas.querySelector<NewsPhoto>('news-photo')!;
const shadow = (canvas: HTMLElement, selector: string) =>
  photoIn(canvas).shadowRoot!.querySelector<HTMLElement>(selector)!;

/** A `<figure>` as a newspaper writes it, with caption, credit and the button for the large view. */
export const Playground: Story = {};

/** Only the picture, its caption and its credit. */
export const Plain: Story = { args: { zoom: 'none' } };

/** Where the picture comes from, said in words that follow the language of the page. */
export const Handout: Story = { args: { 'source-kind': 'handout' } };

/** Made or changed by a machine: readers are told. */
export const MadeWithAi: Story = {
  name: 'Made with AI',
  args: { 'source-kind': 'ai', 'provenance-href': '#credentials' },
};

/** An old picture says so by itself, from a year after the day on which it was taken. */
export const FilePhoto: Story = {
  name: 'File photo',
  args: { captured: '1961-06-04' },
  render: (given, { globals }) =>
    render(withWords(given, { 'default-slot': figure(articleIn(globals.locale).inline) })),
};

/** A corrected caption, with its day. */
export const Corrected: Story = { args: { corrected: '2026-11-12' } };

/**
 * A sensitive picture, marked up so that it is covered without script as well, and not downloaded before the reader asks:
 * not even by browsers that run no scripts, which take the empty source and offer a link.
 */
export const Sensitive: Story = {
  args: { sensitive: true },
  render: (given, { globals }) => {
    const { alt, caption, credit } = articleIn(globals.locale).inline;
    return render(
      withWords(given, {
        'default-slot': `<figure>
  <details><summary>Shows an injured person</summary>
    <picture>
      <source media="(scripting: none)" srcset="data:,">
      <img loading="lazy" src="${pictures.crew[1]}" width="1920" height="1280" alt="${alt}">
    </picture>
    <noscript><a href="${pictures.crew[1]}">Show photo</a></noscript>
  </details>
  <figcaption>${caption} <cite>${credit}</cite></figcaption>
</figure>`,
      }),
    );
  },
};

/** The cover of the element itself, where the page’s template cannot be changed. */
export const Covered: Story = {
  args: { sensitive: true, 'sensitive-label': 'Shows an injured person' },
};

/** The reader takes the cover off. */
export const Uncover: Story = {
  args: { sensitive: true, 'sensitive-label': 'Shows an injured person' },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(photoIn(canvasElement).explain().covered).toBe(true));
    await waitFor(() => expect(shadow(canvasElement, '[part~=cover-button]')).toBeVisible());
    await userEvent.click(shadow(canvasElement, '[part~=cover-button]'));
    await waitFor(() => expect(photoIn(canvasElement).explain().covered).toBe(false));
  },
};

/** The large view keeps the cover, too, for a reader who pages to it from another photo. */
export const CoveredLargeView: Story = {
  name: 'Covered in the large view',
  args: { sensitive: true, 'sensitive-label': 'Shows an injured person' },
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  play: async ({ canvasElement }) => {
    await photoIn(canvasElement).open();
    await waitFor(() => expect(shadow(canvasElement, 'dialog [part~=cover-button]')).toBeVisible());
    await expect(photoIn(canvasElement).explain().covered).toBe(true);
  },
};

/** A picture that cannot be loaded keeps its alternative text, caption and credit, and offers another try. */
export const Broken: Story = {
  render: (given, { globals }) =>
    render(
      withWords(given, {
        'default-slot': figureOf(articleIn(globals.locale).lead, { src: 'data:image/png;base64,AA==' }),
      }),
    ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(photoIn(canvasElement).explain().error).toBe(true));
    await waitFor(() => expect(shadow(canvasElement, '[part~=retry]')).toBeVisible());
  },
};

/** Everything that can be said under a picture stands in one line, which wraps on a phone. */
export const EveryNote: Story = {
  name: 'All that can be said',
  args: {
    'source-kind': 'agency',
    captured: '2018-05-06',
    corrected: '2026-11-12',
    'provenance-href': '#credentials',
  },
};

/** What the caption says and marks with `data-news-note`, for feeds and reader modes, the element does not say again. */
export const SaidInTheCaption: Story = {
  name: 'Said in the caption',
  args: { 'source-kind': 'handout', captured: '1961-06-04' },
  render: (given, { globals }) => {
    const { inline } = articleIn(globals.locale);
    const caption = `${inline.caption} <small data-news-note="source file">Handout, 1961.</small>`;
    return render(withWords(given, { 'default-slot': figure({ ...inline, caption }) }));
  },
};

/** Two pictures that belong together share one figure and one caption; the large view shows one above the other. */
export const TwoPictures: Story = {
  name: 'Two in one figure',
  render: (given, { globals }) => {
    const { lead, inline } = articleIn(globals.locale);
    const [, ferry] = pictures.ferry;
    const [, crew] = pictures.crew;
    return render(
      withWords(given, {
        'default-slot': `<figure>
  <img src="${ferry}" width="1920" height="1280" alt="${lead.alt}">
  <img src="${crew}" width="1920" height="1280" alt="${inline.alt}">
  <figcaption>${lead.caption} <cite>${lead.credit}</cite></figcaption>
</figure>`,
      }),
    );
  },
};

/** Another picture for narrow screens: the large view takes the largest of the one that shows. */
export const ArtDirection: Story = {
  name: 'Art direction',
  render: (given, { globals }) => {
    const { lead } = articleIn(globals.locale);
    const [ferry, crew] = [pictures.ferry, pictures.crew];
    return render(
      withWords(given, {
        'default-slot': `<figure>
  <picture>
    <source media="(max-width: 40em)" srcset="${crew[0]} 480w, ${crew[2]} 1920w" sizes="100vw">
    <img src="${ferry[1]}" srcset="${ferry[1]} 960w, ${ferry[2]} 1920w" sizes="40rem" width="1920" height="1280" alt="${lead.alt}">
  </picture>
  <figcaption>${lead.caption} <cite>${lead.credit}</cite></figcaption>
</figure>`,
      }),
    );
  },
};

/** A drawing is sharp at any size, so that a large view is always offered. */
export const Drawing: Story = {
  args: { 'source-kind': 'illustration' },
  render: (given) =>
    render(
      withWords(given, {
        'default-slot': `<figure>
  <img src="${harbourMap}" width="600" height="400" alt="Map: the ferry’s way from the Old Harbour to Gull Island">
  <figcaption>The ferry’s way. <cite>Map: The Larkwater Courier</cite></figcaption>
</figure>`,
      }),
    ),
};

/** Ten thousand pixels wide: the large view goes on to the picture’s own pixels. */
export const Panorama: Story = {
  render: (given) =>
    render(
      withWords(given, {
        'default-slot': `<figure>
  <img src="${shoreline}" width="10000" height="1600" alt="The whole shoreline of Larkwater at dusk, house by house">
  <figcaption>The shoreline from the breakwater to the mill. <cite>Drawing: The Larkwater Courier</cite></figcaption>
</figure>`,
      }),
    ),
};

/** Under 60 pixels wide or high there is no room for the button; the page can still open the large view. */
export const VerySmall: Story = {
  name: 'Very small',
  render: (given) =>
    render(
      withWords(given, {
        'default-slot': `<figure>
  <img src="${lighthouse}" width="48" height="32" alt="A lighthouse">
  <figcaption>The mark of the pilots’ guild. <cite>The guild</cite></figcaption>
</figure>`,
      }),
    ),
};

/** A moving picture goes on moving in the large view, from where it is; readers who want no motion see it still. */
export const Moving: Story = {
  render: (given) =>
    render(
      withWords(given, {
        'default-slot': `<figure>
  <img src="${lighthouse}" width="900" height="600" alt="The beam of the lighthouse sweeps over the water">
  <figcaption>The light on Gull Island turns once in eight seconds. <cite>Drawing: The Larkwater Courier</cite></figcaption>
</figure>`,
      }),
    ),
};

/** Whatever a caption holds stays as it is, in the large view as well: links, a list, words in another direction. */
export const RichCaption: Story = {
  name: 'Links and a list in the caption',
  render: (given) =>
    render(
      withWords(given, {
        'default-slot': `<figure>
  <img src="${pictures.crew[0]}" srcset="${pictures.crew[0]} 480w, ${pictures.crew[2]} 1920w" sizes="100vw" width="1920" height="1280" alt="Four men on a flat boat">
  <figcaption>The last crew, from the left:
    <ul><li><a href="#story">Ada Marsh</a>, at the oar</li><li>Tom and Will Reed</li><li><span lang="ar" dir="rtl">يوسف حداد</span> (Yusuf Haddad)</li></ul>
    <cite>Ann Lee</cite></figcaption>
</figure>`,
      }),
    ),
};

/** A picture that needs no words beside its alternative text. */
export const NoCaption: Story = {
  name: 'Without a caption',
  render: (given, { globals }) =>
    render(
      withWords(given, {
        'default-slot': `<figure>
  <img src="${pictures.ferry[1]}" width="1920" height="1280" alt="${articleIn(globals.locale).lead.alt}">
</figure>`,
      }),
    ),
};

/** A portrait picture between paragraphs keeps its own proportions. */
export const BesideText: Story = {
  name: 'In the text',
  render: (given, { globals }) => {
    const { lead, paragraphs } = articleIn(globals.locale);
    const [first, second] = paragraphs.filter((part) => typeof part === 'string');
    return html`<p>${first}</p>
      ${render(withWords(given, { 'default-slot': figure(lead) }))}
      <p>${second}</p>`;
  },
};

/** Two photos of one group page through one large view. */
export const Group: Story = {
  args: { group: 'ferry' },
  render: (given, { globals }) => {
    const { lead, inline } = articleIn(globals.locale);
    return html`${render({ ...given, 'default-slot': figure(lead) })}
      <p></p>
      ${render({ ...given, 'default-slot': figure(inline) })}`;
  },
};

/** The large view: the same nodes on a quiet ground, the caption below. */
export const LargeView: Story = {
  name: 'Large view',
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  play: async ({ canvasElement, step }) => {
    await step('open', async () => {
      await waitFor(() => expect(shadow(canvasElement, '[part~=trigger]')).toBeTruthy());
      await userEvent.click(shadow(canvasElement, '[part~=trigger]'));
      await waitFor(() => expect(photoIn(canvasElement).explain().open).toBe(true));
      await waitFor(() => expect(shadow(canvasElement, '[part~=close]')).toBeVisible());
    });
  },
};

/** Enlarged, closed, and back where the reader was. */
export const ZoomAndClose: Story = {
  name: 'Zoom and close',
  play: async ({ canvasElement, step }) => {
    await waitFor(() => expect(shadow(canvasElement, '[part~=trigger]')).toBeTruthy());
    await userEvent.click(shadow(canvasElement, '[part~=trigger]'));
    await waitFor(() => expect(shadow(canvasElement, '[part~=zoom-in]')).toBeVisible());
    await step('zoom', () => userEvent.click(shadow(canvasElement, '[part~=zoom-in]')));
    await step('close', async () => {
      await userEvent.click(shadow(canvasElement, '[part~=close]'));
      await waitFor(() => expect(photoIn(canvasElement).explain().open).toBe(false));
      const { shadowRoot } = photoIn(canvasElement);
      await waitFor(() => expect(shadowRoot!.activeElement).toBe(shadow(canvasElement, '[part~=trigger]')));
    });
  },
};
