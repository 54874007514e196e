import { addBuiltIn, type Translation } from '../controllers/localize.js';

/** French, with Canadian usage. Importing this file registers it. */
export const fr: Partial<Translation> = {
  // pencil
  pencilLabel: 'Offre d’abonnement',
  pencilToggle: 'Détails',
  pencilDismiss: 'Fermer cette offre',
  pencilEnds: (date) => `L’offre prend fin le ${date}`,
  // carousel
  carouselRole: 'carrousel',
  carouselSlide: 'diapositive',
  carouselLabel: 'Faits saillants',
  carouselSlideOf: (n, count) => `${n} sur ${count}`,
  carouselStart: 'Démarrer le défilement',
  carouselStop: 'Arrêter le défilement',
  carouselPrevious: 'Diapositive précédente',
  carouselNext: 'Diapositive suivante',
  carouselChoose: 'Choisir une diapositive',
  // photo
  photoCaption: 'Légende : ',
  photoCredit: 'Crédit photo : ',
  photoSource: (kind?: string) =>
    (
      ({
        __proto__: null,
        staff: 'Photo de la rédaction',
        agency: 'Photo d’agence',
        handout: 'Photo fournie',
        reader: 'Photo d’un lecteur ou d’une lectrice',
        archive: 'Photo d’archives',
        illustration: 'Illustration',
        composite: 'Photomontage',
        ai: 'Image générée par l’IA',
      }) as Record<string, string | null | undefined>
    )[kind ?? ''] ?? '',
  photoFile: (year: string) => `Photo d’archives, ${year}`,
  photoCorrected: (date: string) => `Légende corrigée le ${date}`,
  photoProvenance: 'Provenance de l’image',
  photoOpen: 'Agrandir la photo',
  photoSensitive: 'Cette photo peut heurter la sensibilité.',
  photoReveal: 'Afficher la photo',
  photoRetry: 'Recharger la photo',
  // cookie notice
  cookieLabel: 'Témoins (cookies)',
  cookieBlocked: 'Votre navigateur ne conserve aucun témoin pour ce site.',
  cookieHow: 'Comment activer les témoins',
  cookieRecheck: 'Vérifier de nouveau',
  cookiePolicy: 'Politique de confidentialité',
  cookieHelp: 'Plus d’aide',
  // comment guidelines: rules that are folded or that changed
  guidelinesRules: 'Lire les règles',
  guidelinesChanged: 'Les règles ont changé depuis votre dernière lecture.',
  guidelinesRule: (number) => `Règle ${number}`,
  guidelinesAcknowledge: 'Je les ai lues',
  // comments: notices and dates
  guidelinesThread: (thread, time) =>
    ({
      premoderated: 'Chaque commentaire est lu par la modération avant d’être publié.',
      closed: 'Les commentaires sont fermés. Vous pouvez toujours lire ceux qui ont été publiés.',
      paused: 'Les commentaires sont suspendus en raison d’un problème technique.',
      off: 'Cet article n’est pas ouvert aux commentaires.',
      archived: 'Cette discussion est archivée : on peut la lire, mais on ne peut rien y ajouter.',
    })[thread] + (time ? ` Ils ouvriront le ${time}.` : ''),
  guidelinesReview: (time) =>
    `La modération lit les commentaires, généralement en moins ${/^1\sheure$/.test(time) ? 'd’une heure' : `de ${time}`}.`,
  guidelinesUpdated: 'Mise à jour :',
  // comments loading
  guidelinesLoad: 'Afficher les commentaires',
  guidelinesLoading: 'Chargement des commentaires…',
  guidelinesError: (problem) =>
    problem === 'cookies'
      ? 'Les commentaires ont besoin de témoins (cookies), et votre navigateur n’en garde aucun pour ce site.'
      : problem === 'consent'
        ? 'Les commentaires ne sont pas chargés, car vous n’avez pas consenti à ce dont ils ont besoin.'
        : 'Les commentaires n’ont pas pu être chargés.',
  guidelinesRetry: 'Réessayer',
  // photo dialog
  photoDialog: 'Photo en grand',
  photoClose: 'Fermer',
  photoZoomIn: 'Agrandir',
  photoZoomOut: 'Réduire',
  photoNext: 'Photo suivante',
  photoPrevious: 'Photo précédente',
  photoCounter: (index, count) => `${index} sur ${count}`,
  // cookie steps
  cookieEmbedded:
    'Cette page est affichée à l’intérieur d’un autre site, et votre navigateur n’y conserve aucun témoin pour elle.',
  cookieOpen: 'L’ouvrir dans sa propre fenêtre',
  cookieReload: 'Recharger la page',
  cookieStill:
    'Les témoins sont toujours désactivés ici. Certains navigateurs ne remarquent le changement qu’au rechargement de la page.',
  cookieThanks: 'Les témoins sont activés. Merci.',
  cookieFinish: 'Les témoins sont activés. Rechargez la page pour terminer.',
  cookieStepsFor: (browser) => `Si vous utilisez ${browser}`,
  cookieStepsAddress: 'Ou mettez cette adresse dans la barre d’adresse :',
  cookieStepsNotes:
    'Sur l’ordinateur d’une école ou d’une entreprise, ce réglage peut être verrouillé. Si vous lisez ceci dans une autre application, ouvrez la page dans votre navigateur.',
  cookieCopy: 'Copier',
  cookieCopyAddress: (browser) => `Copier l’adresse pour ${browser}`,
  cookieCopied: 'Copié',
  cookieSelected: 'Sélectionné, prêt à copier',
  cookieStepsChrome:
    'Ouvrez le menu ⋮ en haut à droite et choisissez Paramètres.\nChoisissez Confidentialité et sécurité, Paramètres des sites, Données des sites sur l’appareil.\nAutorisez les sites à enregistrer des données sur votre appareil.',
  cookieStepsChromeMobile:
    'Touchez le menu ⋮ et choisissez Paramètres.\nTouchez Paramètres des sites, puis Données des sites sur l’appareil.\nActivez ce réglage.',
  cookieStepsSafari:
    'Choisissez Safari dans la barre des menus, puis Réglages.\nChoisissez Avancé (Confidentialité dans les versions antérieures).\nDésactivez « Bloquer tous les cookies ».',
  cookieStepsSafariMobile:
    'Ouvrez l’app Réglages et trouvez Safari (sous Apps dans les versions récentes).\nTouchez Avancé à la fin de la liste.\nDésactivez « Bloquer tous les cookies ».',
  cookieStepsEdge:
    'Ouvrez le menu … en haut à droite et choisissez Paramètres.\nChoisissez Confidentialité, recherche et services, puis Cookies.\nAutorisez les sites à enregistrer et à lire les données des cookies.',
  cookieStepsFirefox:
    'Ouvrez le menu ☰ en haut à droite et choisissez Paramètres.\nChoisissez Vie privée et sécurité puis, sous Protection renforcée contre le pistage, Paramètres avancés (dans les anciennes versions, tout est sur cette page).\nChoisissez Standard ou, si vous gardez Personnalisée, un autre réglage pour les cookies que celui qui les bloque tous.',
  cookieStepsFirefoxMobile:
    'Touchez le menu ⋮ et choisissez Paramètres.\nTouchez Protection renforcée contre le pistage.\nChoisissez Standard ou, si vous gardez Personnalisée, un autre choix pour les cookies que « Tous les cookies ».',
  cookieStepsSamsung:
    'Touchez le menu ☰ et choisissez Paramètres.\nTouchez Sites et téléchargements, puis Cookies.\nActivez les cookies.',
  cookieStepsOpera:
    'Ouvrez les Paramètres (Alt+P, sur un Mac ⌘,).\nChoisissez Vie privée et sécurité, Paramètres du site, Données des sites sur l’appareil.\nAutorisez les sites à enregistrer des données sur votre appareil.',
  // cookie preferences
  cookieAccept: 'Accepter',
  cookieReject: 'Refuser',
  cookieOk: 'OK',
  cookieManage: 'Choisir en détail',
  cookieGpc:
    'Votre navigateur demande aux sites de ne pas communiquer ni vendre vos données. Nous en tenons compte : rien de facultatif ne fonctionne à moins que vous ne l’autorisiez ici.',
  cookieSaved: 'Votre choix est enregistré.',
  cookieLoose: 'Votre choix vaut jusqu’à ce que vous quittiez cette page : votre navigateur ne l’a pas conservé.',
  cookieStale: 'Quelque chose que vous avez désactivé a déjà démarré. Cela cessera au rechargement de la page.',
  cookieHide: 'Masquer',
  gateText: 'Ce contenu vient d’un autre site, qui peut déposer des témoins. Il ne se charge que si vous le demandez.',
  gateOnce: 'Afficher celui-ci',
  gateAlways: (category) => `Toujours autoriser «\u00a0${category}\u00a0»`,
  cookieTitle: 'Vos choix',
  cookieChosen: (date) => `Votre dernier choix date du ${date}.`,
  cookieAllow: 'Autoriser',
  cookieDeny: 'Ne pas autoriser',
  cookieAlways: 'Toujours actif',
  cookieSave: 'Enregistrer',
  cookieCancel: 'Annuler',
};

addBuiltIn('fr', fr);
