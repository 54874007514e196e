import { addBuiltIn, type Translation } from '../controllers/localize.js';

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
  // cookie notice
  cookieLabel: 'Cookies',
  cookieBlocked: 'Su navegador no guarda cookies de este sitio.',
  cookieHow: 'Cómo activar las cookies',
  cookieRecheck: 'Comprobar de nuevo',
  cookiePolicy: 'Política de privacidad',
  cookieHelp: 'Más ayuda',
  // comment guidelines: rules that are folded or that changed
  guidelinesRules: 'Leer las normas',
  guidelinesChanged: 'Las normas han cambiado desde la última vez que las leyó.',
  guidelinesRule: (number) => `Norma ${number}`,
  guidelinesAcknowledge: 'Ya las he leído',
  // comments: notices and dates
  guidelinesThread: (thread, time) =>
    ({
      premoderated: 'La moderación lee cada comentario antes de publicarlo.',
      closed: 'Los comentarios están cerrados. Se pueden seguir leyendo los ya publicados.',
      paused: 'Los comentarios están en pausa por un problema técnico.',
      off: 'Este artículo no tiene comentarios.',
      archived: 'Esta conversación está archivada: se puede leer, pero no se puede añadir nada.',
    })[thread] + (time ? ` Se abrirán el ${time}.` : ''),
  guidelinesReview: (time) =>
    `La moderación revisa los comentarios, por lo general en menos de ${/^1\shora$/.test(time) ? 'una hora' : time}.`,
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
  cookieEmbedded: 'Esta página se muestra dentro de otro sitio y allí su navegador no guarda cookies de ella.',
  cookieOpen: 'Abrirla en su propia ventana',
  cookieReload: 'Volver a cargar la página',
  cookieStill:
    'Las cookies siguen desactivadas aquí. Algunos navegadores solo notan el cambio cuando se vuelve a cargar la página.',
  cookieThanks: 'Las cookies están activadas. Gracias.',
  cookieFinish: 'Las cookies están activadas. Vuelva a cargar la página para terminar.',
  cookieStepsFor: (browser) => `Si usa ${browser}`,
  cookieStepsAddress: 'O ponga esta dirección en la barra de direcciones:',
  cookieStepsNotes:
    'En el equipo de una escuela o de una empresa, este ajuste puede estar bloqueado. Si lee esto dentro de otra aplicación, abra la página en su navegador.',
  cookieCopy: 'Copiar',
  cookieCopyAddress: (browser) => `Copiar la dirección para ${browser}`,
  cookieCopied: 'Copiado',
  cookieSelected: 'Seleccionado, listo para copiar',
  cookieStepsChrome:
    'Abra el menú ⋮ arriba a la derecha y elija Configuración.\nElija Privacidad y seguridad, Configuración de sitios, Datos de sitios en el dispositivo.\nPermita que los sitios guarden datos en su dispositivo.',
  cookieStepsChromeMobile:
    'Toque el menú ⋮ y elija Configuración.\nToque Configuración de sitios y luego Datos de sitios en el dispositivo.\nActive este ajuste.',
  cookieStepsSafari:
    'Elija Safari en la barra de menús y luego Ajustes.\nElija Avanzado (Privacidad en versiones anteriores).\nDesactive «Bloquear todas las cookies».',
  cookieStepsSafariMobile:
    'Abra la app Ajustes y busque Safari (en versiones recientes, dentro de Apps).\nToque Avanzado al final de la lista.\nDesactive «Bloquear todas las cookies».',
  cookieStepsEdge:
    'Abra el menú … arriba a la derecha y elija Configuración.\nElija Privacidad, búsqueda y servicios, y luego Cookies.\nPermita que los sitios guarden y lean datos de cookies.',
  cookieStepsFirefox:
    'Abra el menú ☰ arriba a la derecha y elija Ajustes.\nElija Privacidad y seguridad y, en Protección antirrastreo mejorada, Ajustes avanzados (en versiones anteriores todo está en esa página).\nElija Estándar o, si conserva Personalizada, otra opción para las cookies que no las bloquee todas.',
  cookieStepsFirefoxMobile:
    'Toque el menú ⋮ y elija Ajustes.\nToque Protección antirrastreo mejorada.\nElija Estándar o, si conserva Personalizada, otra opción para las cookies que no sea «Todas las cookies».',
  cookieStepsSamsung:
    'Toque el menú ☰ y elija Ajustes.\nToque Sitios y descargas, y luego Cookies.\nActive las cookies.',
  cookieStepsOpera:
    'Abra Configuración (Alt+P; en un Mac, ⌘,).\nElija Privacidad y seguridad, Configuración de sitios, Datos de sitios en el dispositivo.\nPermita que los sitios guarden datos en su dispositivo.',
  // cookie preferences
  cookieAccept: 'Aceptar',
  cookieReject: 'Rechazar',
  cookieOk: 'Entendido',
  cookieManage: 'Elegir en detalle',
  cookieGpc:
    'Su navegador pide a los sitios que no compartan ni vendan sus datos. Lo tenemos en cuenta: nada opcional se ejecuta si usted no lo permite aquí.',
  cookieSaved: 'Su elección está guardada.',
  cookieLoose: 'Su elección vale hasta que salga de esta página: su navegador no la ha guardado.',
  cookieStale: 'Algo que usted ha desactivado ya se había iniciado. Terminará al volver a cargar la página.',
  cookieHide: 'Ocultar',
  gateText: 'Esto viene de otro sitio, que puede guardar cookies. Se carga cuando usted lo diga.',
  gateOnce: 'Mostrar este',
  gateAlways: (category) => `Permitir siempre «${category}»`,
  cookieTitle: 'Sus opciones',
  cookieChosen: (date) => `Eligió por última vez el ${date}.`,
  cookieAllow: 'Permitir',
  cookieDeny: 'No permitir',
  cookieAlways: 'Siempre activo',
  cookieSave: 'Guardar',
  cookieCancel: 'Cancelar',
};

addBuiltIn('es', es);
