import { registerTranslation, type Translation } from '../controllers/localize.js';

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
  // comment guidelines
  guidelinesThread: (thread, time) =>
    ({
      premoderated: 'Chaque commentaire est lu par la modération avant d’être publié.',
      closed: 'Les commentaires sont fermés. Vous pouvez toujours lire ceux qui ont été publiés.',
      paused: 'Les commentaires sont suspendus en raison d’un problème technique.',
      off: 'Cet article n’est pas ouvert aux commentaires.',
      archived: 'Cette discussion est archivée : on peut la lire, mais on ne peut rien y ajouter.',
    })[thread] + (time ? ` Ils ouvriront le ${time}.` : ''),
  // cookie notice
  // comments: rules that are folded or that changed
  guidelinesRules: 'Lire les règles',
  guidelinesChanged: 'Les règles ont changé depuis votre dernière lecture.',
  guidelinesRule: (number) => `Règle ${number}`,
  guidelinesAcknowledge: 'Je les ai lues',
  // comments: dates
  guidelinesReview: (time) => `La modération lit les commentaires, généralement en moins de ${time}.`,
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
  // cookie preferences
};

registerTranslation('fr', fr);
