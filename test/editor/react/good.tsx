import { useRef } from 'react';
import type { NewsPencil } from 'newsprint';
import type {} from 'newsprint/react';

export function Article() {
  const pencil = useRef<NewsPencil>(null);
  return (
    <>
      <news-pencil
        ref={pencil}
        campaign="autumn"
        placement="bottom"
        dismiss-for="10d 30d forever"
        permanent
        priority={2}
        data-test="strip"
        className="strip"
        onClick={() => pencil.current?.expand()}
        onnews-pencil-dismiss={(event) => console.log(event.detail.count + 1, event.currentTarget.open)}
      >
        <strong slot="headline">News</strong>
        <news-carousel autoplay interval="auto" transition="slide" style={{ margin: 0 }}>
          <p>One</p>
        </news-carousel>
      </news-pencil>
      <news-carousel key="a" interval={2500} onnews-carousel-change={({ detail }) => detail.index.toFixed()} />
      <news-photo zoom source-kind="handout" hidden={false} />
      <news-comment-guidelines thread="closed" for="comments" suppressHydrationWarning />
    </>
  );
}
