// The demo's article in French, as it is written in Canada; a shorter text.
import en from './en.mjs';

export default {
  ...en,
  lang: 'fr-CA',
  paper: {
    name: 'Le Registre de Larkwater',
    motto: 'Les nouvelles des villes de la rivière depuis 1871',
    edition: 'Samedi 21 novembre 2026',
    sections: ['Rivière', 'Hôtel de ville', 'Écoles', 'Commerce', 'Sports', 'Courrier'],
    skip: 'Aller à l’article',
    nav: 'Rubriques',
  },
  section: 'Rivière',
  headline: 'Après 41 hivers à terre, le bac aux lanternes traverse de nouveau',
  standfirst:
    'Des élèves, des retraités et un menuisier têtu ont rebâti le bac de Larkwater planche par planche. Samedi dernier, il a transporté ses premiers passagers depuis 1985.',
  byline: 'Par <a href="/about.html" rel="author">Ines Marrable</a>',
  role: 'Correspondante à la rivière',
  published: { datetime: '2026-11-21T06:00:00+00:00', text: '21 novembre 2026, 6 h' },
  readingTime: 'Lecture : 3 minutes',
  lead: {
    ...en.lead,
    alt: 'Un bac de bois plat garni de lanternes traverse une rivière calme au crépuscule; derrière lui, les toits d’une petite ville et un clocher.',
    caption: 'Le bac à sa troisième traversée de la soirée, vu des marches de la rue du Moulin.',
    credit: 'Tom Okafor pour Le Registre',
  },
  inline: {
    ...en.inline,
    alt: 'Quatre personnes en casquette se tiennent sur un bac devant un hangar à bateaux; l’une d’elles tient une longue corde qui sort de l’image.',
    caption: 'Le dernier équipage à temps plein, sur la cale du hangar, en juin 1961.',
    credit: 'Société nautique de Larkwater',
  },
  pullQuote: {
    text: 'On ne le dirige pas. On s’appuie sur la corde, puis on attend que la rivière soit d’accord.',
    by: 'Maud Ellery, passeuse de 1958 à 1971',
  },
  paragraphs: [
    'À 17 h 10, alors que les lampadaires de la rue du Moulin venaient de s’allumer, Maud Ellery a posé les deux mains sur une corde mouillée et s’est penchée. Rien n’a bougé. Elle s’est penchée encore, un peu plus loin, et, avec le bruit d’un tiroir qu’on ouvre, le bac de Larkwater a quitté la rive pour la première fois en 41 ans.',
    'Il y avait neuf personnes à bord, soit le nombre permis par la capitainerie. Il y en avait 1 340 autres sur les marches, sur le pont et sur le toit du club d’aviron. On leur avait demandé de se taire pour que les passeurs puissent s’entendre. Pendant presque toute la traversée, qui a duré quatre minutes, elles se sont tues.',
    'Le bac n’a ni moteur ni gouvernail. Une corde va d’une rive à l’autre en passant par deux poulies sur le pont, et la personne de service la fait défiler à la main. On l’a construit ainsi en 1894, parce que le moulin refusait de payer la vapeur.',
    { heading: 'Une coque pleine d’orties' },
    'Au printemps de 2022, Daniel Sorrel, menuisier, cherchait un morceau de vieux chêne. « J’ai trouvé le chêne, dit-il. Il y avait un bateau autour. » Le pont avait disparu, un jeune sureau poussait dans la proue, mais les membrures étaient saines, et la quille aussi.',
    { photo: 'inline' },
    'L’école de Rivermead a prêté ses vendredis après-midi : quarante élèves par trimestre ont appris à mélanger le mastic, à affûter un rabot et à s’arrêter quand on le leur dit. Des charpentiers de marine à la retraite sont venus leur montrer, et sont revenus.',
    { quote: true },
    'Les travaux ont coûté 61 400 $, moins du quart de ce qu’un consultant avait estimé. La différence, c’est surtout du temps : le registre de la société compte 19 206 heures, chacune signée.',
    'Pour l’instant, le bac traverse le samedi, de 16 h à 21 h, et les matins de marché. Il coûte un dollar, ou rien avec un vélo. Mme Ellery, 84 ans, a fait la première traversée et la dernière. Entre les deux, elle a regardé les autres. « Ils tirent, a-t-elle fini par dire. Ils vont apprendre. C’est une rivière très patiente. »',
  ],
  correction:
    'Cet article a été corrigé le 21 novembre 2026 : le bac a été construit en 1894, et non en 1849 comme l’indiquait une version antérieure.',
  pencil: {
    campaign: 'automne-2026',
    headline: 'Toutes les nouvelles de la rivière',
    stripCta: 'S’abonner',
    propositions: [
      {
        title: 'Le Registre au complet',
        text: 'Tous les articles et 155 ans d’archives.',
      },
      { title: 'La table des marées', text: 'La rivière, la météo et les routes à sept heures, en trois minutes.' },
      {
        title: 'Des journalistes à rencontrer',
        text: 'Deux soirées portes ouvertes par mois à la rédaction, ruelle du Quai.',
      },
    ],
    carouselLabel: 'Ce qu’offre l’abonnement',
    price: '<strong>1 $ par semaine</strong> pendant 12 semaines, puis 2,50 $ par semaine. Annulable en tout temps.',
    cta: 'S’abonner pour 1 $',
    legal: 'Démonstration : rien n’est à vendre ici.',
  },
  comments: {
    ...en.comments,
    title: 'Commentaires',
    welcome: 'Discutez de cet article avec d’autres lecteurs et avec notre rédaction.',
    rules: [
      'Écrivez comme vous parleriez à un voisin.',
      'Discutez l’idée, pas la personne.',
      'Restez dans le sujet de l’article.',
      'Dites-nous ce qui est inexact : nous le corrigeons et nous l’indiquons.',
    ],
    rulesTitle: 'Ce que nous demandons à tous',
    neutral: 'L’équipe de modération lit chaque commentaire avant qu’il paraisse.',
    anonymous:
      'Tout le monde peut lire les commentaires. Pour en écrire un, <a href="/about.html">ouvrez une session ou créez un compte gratuit</a>.',
    registered:
      'Tout le monde peut lire les commentaires. Les abonnés peuvent aussi en écrire : <a href="/about.html">voir l’offre</a>.',
    subscriber: 'Vous pouvez écrire ci-dessous. L’équipe de modération lit chaque commentaire avant qu’il paraisse.',
    closed:
      'Les commentaires sur cet article sont fermés. Ceux qui ont paru restent ici; le <a href="/about.html">courrier des lecteurs</a> est ouvert.',
    paused:
      'Nous ne pouvons ni afficher ni recevoir de commentaires en ce moment. Nous y travaillons; revenez un peu plus tard.',
    list: [
      {
        author: 'Hélène P.',
        when: '8 h 14',
        datetime: '2026-11-21T08:14:00+00:00',
        text: 'Ma grand-mère le prenait tous les jours pour aller au moulin. Elle aurait trouvé que c’est cher.',
      },
      {
        author: 'J. Castellan',
        when: '9 h 02',
        datetime: '2026-11-21T09:02:00+00:00',
        text: 'Y a-t-il de la place pour un fauteuil roulant? Si oui, je prends le prochain.',
      },
    ],
  },
  cookies: {
    text: 'Votre navigateur n’accepte pas les témoins de ce site, qui ne peut donc pas se rappeler que vous avez ouvert une session ou fermé un message.',
    consequences: 'Vous pouvez lire tous les articles sans eux.',
    noscript: 'Cette page fonctionne sans script. Les commentaires en ont besoin.',
  },
  footer: {
    note: 'Le Registre de Larkwater, ses villes et leurs habitants sont inventés. La page montre les éléments <b>newsprint</b> dans un article.',
    pages: 'Le même article, autrement',
    states: {
      reader: {
        title: 'Lire cette page en tant que',
        anonymous: 'visiteur',
        registered: 'membre',
        subscriber: 'abonné',
        unknown: 'personne en particulier',
      },
      thread: { title: 'Avec les commentaires', open: 'ouverts', closed: 'fermés', paused: 'suspendus' },
      cookies: { title: 'Dans un navigateur où les témoins sont', kept: 'acceptés', blocked: 'bloqués' },
    },
  },
};
