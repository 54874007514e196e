// What the overview pages are made of. Plain React, because Storybook's text pages are.
import { Canvas, Controls, Source, Stories } from '@storybook/addon-docs/blocks';
import { describe } from '../../.storybook/description.ts';

/** Globals of the toolbar, so that the frames below follow it. */
const globals = () => new URLSearchParams(location.search).get('globals') ?? '';

/** The states of an element side by side, each on a page of its own: `[[story id, name], …]`. */
export const States = ({ of, height = 260 }) => (
  <div className="overview-states">
    {of.map(([id, name]) => (
      <figure key={id}>
        <iframe
          src={`iframe.html?id=${id}&viewMode=story&globals=${globals()}`}
          title={name}
          loading="lazy"
          style={{ height }}
        />
        <figcaption>
          <a href={`?path=/story/${id}`} target="_top">
            {name}
          </a>
        </figcaption>
      </figure>
    ))}
  </div>
);

const Advice = ({ kind, title, items }) => (
  <section className={`overview-${kind}`}>
    <h3>{title}</h3>
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </section>
);

export const DoAndDont = ({ good, bad }) => (
  <div className="overview-advice">
    <Advice kind="good" title="Do" items={good} />
    <Advice kind="bad" title="Don’t" items={bad} />
  </div>
);

/** The first screen of each page: what the element is, in the words of the manifest, and the element itself. */
export const Opening = ({ tag, of }) => (
  <>
    <p className="overview-summary">{describe(tag).split('\n\n')[0]}</p>
    <Canvas of={of} />
  </>
);

export const Copy = ({ children }) => <Source language="html" code={children.trim()} />;

/** Everything the manifest knows, with controls for the first story; then every story. */
export const Reference = ({ of }) => (
  <>
    <Controls of={of} />
    <Stories title="Every state" includePrimary={false} />
  </>
);
