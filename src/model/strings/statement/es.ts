// The accessibility statement in Spanish.

import type { Statement } from "./statements";

export const es: Statement = {
  title: "Accesibilidad",
  excerpt:
    "Hasta qué punto puede usar este sitio cualquier persona, qué se ha probado y qué no, y cómo avisarnos de una barrera.",
  body: `{name} desea que este sitio sea útil para todas las personas, sea cual sea su forma de ver, oír, moverse o leer. Esta declaración la escribieron el {date} quienes llevan el sitio.

## Medidas a favor de la accesibilidad

- Todas las páginas, salvo la búsqueda, son texto, imágenes y enlaces, y no necesitan ningún script.
- Un programa avisa a quienes escriben aquí de imágenes sin descripción, de títulos que se saltan un nivel y de enlaces que solo dicen «haga clic aquí».
- Antes de publicar un cambio en el programa del sitio se ejecutan las pruebas que se describen más abajo. Si una falla, el cambio no se publica.

## Grado de conformidad

Las [Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) dicen qué hace accesible un sitio, en los niveles A, AA y AAA. Aspiramos a cumplir las WCAG 2.2 en el nivel AA. Aún no consideramos conforme este sitio: las pruebas automáticas no encuentran fallos, pero nadie lo ha evaluado todavía por completo y hay partes que ninguna prueba puede juzgar.

## Comentarios

Si algo aquí le supone una barrera, díganoslo, por favor. Al pie de esta página se indica cómo contactarnos. {answer}.

## Navegadores y productos de apoyo

El sitio está hecho para las versiones actuales de Chrome, Edge, Firefox y Safari, en teléfonos y en ordenadores. Sus pruebas se ejecutan en Chromium, en el que se basan Chrome y Edge. Las páginas pueden leerse sin estilos y sin imágenes.

## Tecnología

El sitio se basa en HTML, CSS y SVG, con WAI-ARIA donde HTML no tiene una palabra. Solo la búsqueda necesita JavaScript y WebAssembly.

## Cómo se ha evaluado

Evaluamos el sitio por nuestra cuenta. Las pruebas automáticas abren en un navegador una página de cada tipo y demuestran que

- axe-core no encuentra ninguna infracción de sus reglas para las WCAG 2.2, niveles A y AA, ni en claro ni en oscuro;
- el texto tiene un contraste de al menos 4,5 a 1 con su fondo, y el de los artículos de 7 a 1;
- a cada enlace, botón y campo se llega con la tecla Tab, y el foco se ve;
- lo que hay que pulsar es lo bastante grande;
- nada se superpone, sobresale ni queda cortado en una pantalla de 320 píxeles de ancho, con un zoom del 400 %, con el texto al 200 % o con más espacio en el texto;
- se conservan los colores que impone quien lee, y nada se mueve para quienes desean menos movimiento;
- están los títulos, las zonas y los nombres que usan los lectores de pantalla.

Ninguna prueba puede demostrar

- que las descripciones de las imágenes digan lo que importa ni que nuestras palabras sean claras;
- cómo funcionan con el sitio los lectores de pantalla como NVDA, JAWS, VoiceOver y TalkBack, las lupas y el control por voz: las pruebas miran lo que los navegadores les entregan y no usan ninguno;
- cómo se desenvuelven en él las personas con discapacidad: no se ha pedido a ninguna que lo pruebe;
- cómo son los otros sitios a los que enlazamos.

## Limitaciones y alternativas

{known}.

## Ley y reclamaciones

{law}.
`,
};
