// The elements' words in Spanish, for pages that are tried out; there is no Spanish article.
import en from './en.mjs';

export default {
  ...en,
  lang: 'es',
  lead: {
    ...en.lead,
    alt: 'Una balsa de madera adornada con faroles cruza un río tranquilo al anochecer; detrás, los tejados de un pueblo y la torre de una iglesia.',
    caption: 'La balsa en su tercera travesía de la tarde.',
    credit: 'Tom Okafor',
  },
  pencil: {
    ...en.pencil,
    headline: 'Todas las noticias, sin límite',
    stripCta: 'Suscribirse',
    propositions: [
      { title: 'El diario completo', text: 'Todos los artículos y el archivo.' },
      { title: 'El resumen de las siete', text: 'Las noticias de la mañana, el tiempo y el tráfico en tres minutos.' },
      { title: 'Periodistas con los que hablar', text: 'Dos tardes de puertas abiertas al mes en la redacción.' },
    ],
    carouselLabel: 'Qué incluye la suscripción',
    price:
      '<strong>1 € por semana</strong> durante 12 semanas; después, 2,50 € por semana. Se puede cancelar en cualquier momento.',
    cta: 'Suscribirse por 1 €',
    legal: 'Demostración: aquí no se vende nada.',
  },
  comments: {
    ...en.comments,
    welcome: 'Comente este artículo con otros lectores y con la redacción.',
    rules: [
      'Escriba como hablaría con un vecino.',
      'Discuta la idea, no a la persona.',
      'No se aparte del tema del artículo.',
      'Díganos si algo es inexacto: lo corregimos y lo decimos.',
    ],
    rulesTitle: 'Lo que pedimos a todos',
    neutral: 'Los moderadores leen cada comentario antes de publicarlo.',
    anonymous:
      'Todos pueden leer los comentarios. Para escribir uno, <a href="/about.html">inicie sesión o cree una cuenta gratuita</a>.',
    registered:
      'Todos pueden leer los comentarios. Los suscriptores también pueden escribir: <a href="/about.html">ver la oferta</a>.',
    subscriber: 'Puede escribir a continuación. Los moderadores leen cada comentario antes de publicarlo.',
    closed: 'Los comentarios de este artículo están cerrados. Lo publicado permanece aquí.',
    paused: 'En este momento no podemos mostrar ni recibir comentarios. Vuelva un poco más tarde.',
  },
  cookies: {
    text: 'Su navegador no acepta las cookies de este sitio, que por eso no puede recordar que ha iniciado sesión o cerrado un aviso.',
    consequences: 'Puede leer todos los artículos sin ellas.',
    noscript: 'Esta página funciona sin scripts. Los comentarios los necesitan.',
  },
};
