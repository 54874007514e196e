// The Larkwater article in Spanish, short: for the stories, and the elements' words for pages that are tried out.
import en from './en.mjs';

export default {
  ...en,
  lang: 'es',
  dir: 'ltr',
  paper: {
    ...en.paper,
    name: 'El Registro de Larkwater',
    motto: 'Noticias de los pueblos del río desde 1871',
    edition: 'Sábado 21 de noviembre de 2026',
    sections: ['Río', 'Ayuntamiento', 'Escuelas', 'Comercio', 'Deportes', 'Cartas'],
    nav: 'Secciones',
  },
  section: 'Río',
  headline: 'Tras 41 inviernos en tierra, la barca de los faroles vuelve a cruzar',
  standfirst:
    'Alumnos, jubilados y un carpintero testarudo reconstruyeron tabla a tabla la barca de Larkwater. El sábado llevó a sus primeros pasajeros desde 1985.',
  byline: 'Por <a href="/about.html" rel="author">Ines Marrable</a>',
  role: 'Corresponsal del río',
  published: { datetime: '2026-11-21T06:00:00+00:00', text: '21 de noviembre de 2026, 6.00 h' },
  readingTime: '2 minutos de lectura',
  lead: {
    ...en.lead,
    alt: 'Una barca plana de madera con faroles cruza un río tranquilo al anochecer; detrás, los tejados de un pueblo y la aguja de una iglesia.',
    caption: 'La barca en su tercera travesía de la noche, vista desde la escalinata de Mill Street.',
    credit: 'Ilustración: Tom Okafor',
  },
  inline: {
    ...en.inline,
    alt: 'Cuatro personas con gorra en una barca plana, frente al cobertizo; una sujeta una cuerda larga que sale de la imagen.',
    caption: 'La última tripulación fija, delante del cobertizo, en junio de 1961.',
    credit: 'Sociedad de Barcas de Larkwater',
  },
  pullQuote: {
    text: 'No se gobierna. Te apoyas en la cuerda y esperas a que el río esté de acuerdo.',
    by: 'Maud Ellery, barquera de 1958 a 1971',
  },
  paragraphs: [
    'A las cinco y diez, recién encendidas las farolas de Mill Street, Maud Ellery puso las dos manos en una cuerda mojada y se apoyó en ella. No pasó nada. Volvió a apoyarse, un poco más, y con un ruido como el de un cajón que se abre la barca de Larkwater dejó la orilla por primera vez en 41 años.',
    'A bordo iban nueve personas, el número que permite la capitanía. En la escalinata, en el puente y en el tejado del club de remo había otras 1.340, a las que se había pedido silencio para que los barqueros se oyeran.',
    { photo: 'inline' },
    'La barca no tiene motor ni timón. Una cuerda va de orilla a orilla por dos poleas, y quien está de turno la recorre a mano. Así se construyó en 1894, porque el molino no quiso pagar el vapor.',
    { quote: true },
    'Por ahora cruza los sábados, de cuatro a nueve, y las mañanas de mercado. Cuesta una libra, o nada con bicicleta. La señora Ellery, de 84 años, hizo la primera travesía y la última. «Tiran —dijo al final—. Ya aprenderán. Es un río muy paciente.»',
  ],
  correction:
    'Este artículo se corrigió el 21 de noviembre de 2026: la barca se construyó en 1894 y no en 1849, como decía una versión anterior.',
  pencil: {
    campaign: 'autumn-2026-es',
    headline: 'Todas las historias del río',
    stripCta: 'Suscribirse',
    propositions: [
      {
        title: 'El Registro entero, cada día',
        text: 'Todos los artículos, la revista del sábado y 155 años de archivo.',
      },
      { title: 'La tabla de mareas', text: 'Río, tiempo y carreteras a las siete de la mañana, en tres minutos.' },
      { title: 'Periodistas a quienes conocer', text: 'Dos tardes abiertas al mes en la redacción de Quay Lane.' },
    ],
    carouselLabel: 'Lo que trae la suscripción',
    price:
      '<strong>1 £ por semana</strong> durante 12 semanas; después, 2,50 £ por semana. Puede cancelar cuando quiera.',
    cta: 'Suscribirse por 1 £',
    legal: 'Es una demostración: aquí no se vende nada.',
  },
  comments: {
    ...en.comments,
    title: 'Comentarios',
    welcome: 'Hable de este artículo con otros lectores y con nuestra redacción.',
    rules: [
      'Escriba como hablaría con un vecino.',
      'Discuta la idea, no a la persona.',
      'No se aparte del tema del artículo.',
      'Díganos si algo está mal: lo corregimos y lo hacemos constar.',
    ],
    rulesTitle: 'Lo que pedimos a todos',
    neutral: 'La moderación lee cada comentario antes de publicarlo.',
    anonymous:
      'Todo el mundo puede leer los comentarios. Para escribir uno, <a href="/about.html">inicie sesión o cree una cuenta gratuita</a>.',
    registered:
      'Todo el mundo puede leer los comentarios. Los suscriptores también pueden escribir: <a href="/about.html">ver la oferta</a>.',
    subscriber: 'Puede escribir aquí abajo. La moderación lee cada comentario antes de publicarlo.',
    closed:
      'Los comentarios de este artículo están cerrados. Lo que escribieron los lectores sigue aquí; las <a href="/about.html">cartas al director</a> son bienvenidas.',
    paused: 'Ahora no podemos mostrar ni recibir comentarios, y estamos en ello. Vuelva un poco más tarde.',
    list: [
      {
        author: 'Harriet P.',
        when: '8.14 h',
        datetime: '2026-11-21T08:14:00+00:00',
        text: 'Mi abuela la tomaba todos los días para ir al molino. Se habría quejado del precio.',
      },
      {
        author: 'J. Castellan',
        when: '9.02 h',
        datetime: '2026-11-21T09:02:00+00:00',
        text: '¿Cabe una silla de ruedas en la cubierta? Si es así, subo a la próxima.',
      },
    ],
  },
  cookies: {
    text: 'Su navegador no acepta las cookies de este sitio, así que no puede recordar que ha iniciado sesión ni que ha cerrado un mensaje.',
    consequences: 'Puede leer todos los artículos sin ellas.',
    noscript: 'Esta página funciona sin scripts. Los comentarios los necesitan.',
  },
};
