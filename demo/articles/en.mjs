// The article that most demo pages show, in English: words only. demo/layout.mjs puts them into a page.

export default {
  lang: 'en-GB',
  dir: 'ltr',
  paper: {
    name: 'The Larkwater Ledger',
    motto: 'News of the river towns since 1871',
    edition: 'Saturday 21 November 2026',
    sections: ['River', 'Town hall', 'Schools', 'Trade', 'Sport', 'Letters'],
    skip: 'Skip to the article',
    nav: 'Sections',
  },
  section: 'River',
  headline: 'After 41 winters ashore, the lantern ferry crosses again',
  standfirst:
    'Pupils, pensioners and one stubborn joiner rebuilt Larkwater’s hand-hauled ferry plank by plank. Last Saturday it carried its first passengers since 1985.',
  byline: 'By <a href="/about.html" rel="author">Ines Marrable</a>',
  role: 'River correspondent',
  published: { datetime: '2026-11-21T06:00:00+00:00', text: '21 November 2026, 6.00 am' },
  readingTime: '5 minute read',

  lead: {
    name: 'ferry',
    alt: 'A flat wooden ferry hung with lanterns crosses a still river at dusk; behind it the roofs of a small town and a church spire.',
    caption: 'The ferry on its third crossing of the evening, seen from the Mill Street steps.',
    credit: 'Tom Okafor for the Ledger',
    sourceKind: 'illustration',
  },
  inline: {
    name: 'crew',
    alt: 'Four people in caps stand on a flat ferry in front of a boathouse; one holds a long rope that leads out of the picture.',
    caption: 'The last full-time crew, on the hard below the boathouse in June 1961.',
    credit: 'Larkwater Boat Society',
    captured: '1961-06-04',
  },
  pullQuote: {
    text: 'You don’t steer her. You lean on the rope, and you wait for the river to agree.',
    by: 'Maud Ellery, ferryhand from 1958 to 1971',
  },

  paragraphs: [
    'At ten past five, when the street lamps on Mill Street had just come on, Maud Ellery put both hands on a wet rope and leaned. Nothing happened. She leaned again, a little further, and with a sound like a drawer being opened the Larkwater ferry left the bank for the first time in 41 years.',
    'There were nine people on board, which is the number the harbour office allows. There were, by the count of the two stewards who had been given clickers, 1,340 more on the steps, the bridge and the roof of the rowing club. They had been asked to keep quiet so that the ferryhands could hear one another. For most of the crossing, which took four minutes, they did.',
    'The ferry has no engine and no wheel. A rope runs from bank to bank through two pulleys on the deck, and whoever is on duty walks it through by hand. It was built that way in 1894 because the mill would not pay for steam, and it stayed that way because nobody found anything that worked better. It stopped in October 1985, a year after the new bridge opened, and was pulled up behind the boathouse “for the winter”.',
    { heading: 'A hull full of nettles' },
    'It was still there in the spring of 2022, when Daniel Sorrel, a joiner who had moved to the town to make staircases, went looking for a piece of old oak. “I found the oak,” he said. “It had a boat attached to it.” The deck had gone, a young elder was growing through the bow, and the hull was full of nettles to the height of a child. But the frames were sound, and so was the keel.',
    'He asked the Boat Society, which owns the hull, what it meant to do. The society had eleven members then, and no money. It gave him a key to the boathouse and a box of drawings, on the understanding that he would not ask for anything else.',
    { photo: 'inline' },
    'What he asked for instead was people. Rivermead School lent its Friday afternoon: forty pupils a term, in groups of six, learned to mix putty, to sharpen a plane and to stop when told. Retired shipwrights from the yard at Sallow Point came to show them how, and kept coming. By last winter the society had 214 members, and the waiting list for Fridays was longer than the one for football.',
    { quote: true },
    'The hardest part was not the wood. The society had meant to copy the old rope, until the harbour office pointed out that boats now use the river which did not exist in 1894. The answer came from a class of thirteen-year-olds, who built a model in the school’s drainage ditch: a rope weighted so that it lies on the river bed, and rises only where the ferry is lifting it. A canoe can pass three metres behind the stern and not know that it is there.',
    'The office tested the idea for six weeks in the spring. “We tried quite hard to snag it,” said Priya Nandakumar, the deputy harbour master. “It is a good rope. I would like to have thought of it.”',
    { heading: 'Why there are lanterns' },
    'The lanterns were a rule before they were a decoration. Until 1931 the ferry ran through the night for the mill’s second shift, and the by-laws asked for “not fewer than seven lights, so placed as to be seen from the weir”. The rule was never struck out. There are now eleven, made from old jam jars by the infants’ class, with a battery and a small warm lamp in each. The weir can see them very well.',
    'The work cost £61,400, less than a quarter of what a consultant had estimated in 2023. Most of the difference is time: the society’s book records 19,206 hours, each signed for. The largest gift was £9,000 from the rowing club. The smallest, entered on the same page, was a bag of brass screws, “used but straight”.',
    'For now the ferry crosses on Saturdays, from four o’clock until nine, and on the mornings of market days. It costs a pound, or nothing with a bicycle, since the committee would like to see fewer cars in Mill Street. A decision about weekdays will follow in March, when there have been enough crossings to say how quickly the pulleys wear.',
    'It will need ferryhands. Seventeen people have passed the course, which takes two evenings and ends with a crossing in the dark. The youngest is sixteen. The oldest is Mrs Ellery, who is 84, and who learned the rope from her father when the fare was three old pence.',
    'She made the first crossing and the last, and in between she sat on the Mill Street steps with a blanket and a flask and watched other people do it. Asked how they were getting on, she considered the question for some time.',
    '“They pull,” she said at last. “They’ll learn. It’s a very patient river.”',
  ],
  correction:
    'This article was corrected on 21 November 2026: the ferry was built in 1894, not in 1849 as an earlier version said.',

  pencil: {
    campaign: 'autumn-2026',
    headline: 'Every story from the river towns',
    stripCta: 'Subscribe',
    propositions: [
      {
        title: 'The whole Ledger',
        text: 'Every article, and 155 years of back issues.',
      },
      { title: 'The Tide Table', text: 'River, weather and roads at seven each morning, in three minutes.' },
      { title: 'Reporters you can meet', text: 'Two open evenings a month in the newsroom on Quay Lane.' },
    ],
    carouselLabel: 'What a subscription brings',
    price: '<strong>£1 a week</strong> for 12 weeks, then £2.50. Cancel any time.',
    cta: 'Subscribe for £1',
    legal: 'A demonstration: nothing is sold here.',
  },

  comments: {
    title: 'Comments',
    updated: '2026-11-09',
    reviewTime: '1h',
    welcome: 'Talk with other readers and with our newsroom about this article.',
    rules: [
      'Write as you would speak to a neighbour.',
      'Argue with the idea, not with the person.',
      'Stay with the subject of the article.',
      'Tell us when something is wrong: we correct it and say so.',
    ],
    rulesTitle: 'What we ask of everyone',
    neutral: 'Moderators read every comment before it appears.',
    anonymous:
      'Everyone can read the comments. To write one, <a href="/about.html">sign in or create a free account</a>.',
    registered: 'Everyone can read the comments. Subscribers can also write: <a href="/about.html">see the offer</a>.',
    subscriber: 'You can write below. Moderators read every comment before it appears.',
    closed:
      'Comments on this article are closed. What readers wrote stays here; <a href="/about.html">letters to the editor</a> are welcome.',
    paused: 'We cannot show or take comments at the moment, and are working on it. Please come back a little later.',
    list: [
      {
        author: 'Harriet P.',
        when: '8.14 am',
        datetime: '2026-11-21T08:14:00+00:00',
        text: 'My grandmother went to the mill on it every day. She would have complained about the price.',
      },
      {
        author: 'Rivermead parent',
        when: '8.40 am',
        datetime: '2026-11-21T08:40:00+00:00',
        text: 'Our eldest came home from the boathouse able to sharpen a plane and unable to stop talking about it.',
      },
      {
        author: 'J. Castellan',
        when: '9.02 am',
        datetime: '2026-11-21T09:02:00+00:00',
        text: 'Is there room for a wheelchair on the deck? If so, I am on the next one.',
      },
    ],
  },

  cookies: {
    text: 'Your browser does not accept cookies from this site, so it cannot remember that you have signed in, or that you have closed a message.',
    consequences: 'You can read every article without them.',
    noscript: 'This page works without scripts. Comments need them.',
  },

  footer: {
    note: 'The Larkwater Ledger, its towns and its people are invented. The page shows the <b>newsprint</b> elements on an article.',
    pages: 'The same article, another way',
    states: {
      reader: {
        title: 'Read this page as',
        anonymous: 'a visitor',
        registered: 'a member',
        subscriber: 'a subscriber',
        unknown: 'nobody in particular',
      },
      thread: { title: 'With the comments', open: 'open', closed: 'closed', paused: 'paused' },
      cookies: { title: 'In a browser whose cookies are', kept: 'kept', blocked: 'blocked' },
    },
  },
};
