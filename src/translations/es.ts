import { registerTranslation, type Translation } from '../controllers/localize.js';

/** Spanish. Importing this file registers it. */
export const es: Partial<Translation> = {
  // pencil
  pencilLabel: 'Oferta de suscripción',
  pencilToggle: 'Detalles',
  pencilDismiss: 'Cerrar esta oferta',
  pencilEnds: (date) => `La oferta termina el ${date}`,
  // carousel
  carouselRole: 'carrusel',
  carouselSlide: 'diapositiva',
  carouselLabel: 'Lo más destacado',
  carouselSlideOf: (n, count) => `${n} de ${count}`,
  carouselStart: 'Iniciar la rotación',
  carouselStop: 'Detener la rotación',
  carouselPrevious: 'Diapositiva anterior',
  carouselNext: 'Diapositiva siguiente',
  carouselChoose: 'Elegir una diapositiva',
  // photo
  photoCaption: 'Pie de foto: ',
  photoCredit: 'Crédito de la foto: ',
  photoSource: (kind?: string) =>
    (
      ({
        __proto__: null,
        staff: 'Foto de la redacción',
        agency: 'Foto de agencia',
        handout: 'Foto cedida',
        reader: 'Foto de un lector o lectora',
        archive: 'Foto de archivo',
        illustration: 'Ilustración',
        composite: 'Fotomontaje',
        ai: 'Imagen generada por IA',
      }) as Record<string, string | null | undefined>
    )[kind ?? ''] ?? '',
  photoFile: (year: string) => `Foto de archivo, ${year}`,
  photoCorrected: (date: string) => `Pie de foto corregido el ${date}`,
  photoProvenance: 'Credenciales de contenido',
  photoOpen: 'Ampliar la foto',
  photoSensitive: 'Esta foto puede herir la sensibilidad.',
  photoReveal: 'Mostrar la foto',
  photoRetry: 'Volver a cargar la foto',
  // comment guidelines
  guidelinesThread: (thread, time) =>
    ({
      premoderated: 'La moderación lee cada comentario antes de publicarlo.',
      closed: 'Los comentarios están cerrados. Se pueden seguir leyendo los ya publicados.',
      paused: 'Los comentarios están en pausa por un problema técnico.',
      off: 'Este artículo no tiene comentarios.',
      archived: 'Esta conversación está archivada: se puede leer, pero no se puede añadir nada.',
    })[thread] + (time ? ` Se abrirán el ${time}.` : ''),
  // cookie notice
  // comments: rules that are folded or that changed
  guidelinesRules: 'Leer las normas',
  guidelinesChanged: 'Las normas han cambiado desde la última vez que las leyó.',
  guidelinesRule: (number) => `Norma ${number}`,
  guidelinesAcknowledge: 'Ya las he leído',
  // comments: dates
  guidelinesReview: (time) => `La moderación revisa los comentarios, por lo general en menos de ${time}.`,
  guidelinesUpdated: 'Actualizado el',
  // comments loading
  guidelinesLoad: 'Mostrar los comentarios',
  guidelinesLoading: 'Cargando los comentarios…',
  guidelinesError: (problem) =>
    problem === 'cookies'
      ? 'Los comentarios necesitan cookies, y su navegador no guarda ninguna de este sitio.'
      : problem === 'consent'
        ? 'Los comentarios no se cargan porque usted no aceptó lo que necesitan.'
        : 'No se pudieron cargar los comentarios.',
  guidelinesRetry: 'Reintentar',
  // photo dialog
  photoDialog: 'Foto ampliada',
  photoClose: 'Cerrar',
  photoZoomIn: 'Acercar',
  photoZoomOut: 'Alejar',
  photoNext: 'Foto siguiente',
  photoPrevious: 'Foto anterior',
  photoCounter: (index, count) => `${index} de ${count}`,
  // cookie steps
  // cookie preferences
};

registerTranslation('es', es);
