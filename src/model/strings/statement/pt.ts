// The accessibility statement in Portuguese.

import type { Statement } from "./statements";

export const pt: Statement = {
  title: "Acessibilidade",
  excerpt:
    "Até que ponto todas as pessoas podem usar este site, o que foi testado e o que não foi, e como nos avisar de uma barreira.",
  body: `{name} quer que este site seja útil a todas as pessoas, seja qual for a sua forma de ver, ouvir, se mover ou ler. Esta declaração foi escrita em {date} por quem mantém o site.

## Medidas a favor da acessibilidade

- Todas as páginas, exceto a pesquisa, são texto, imagens e links, e não precisam de nenhum script.
- Um programa avisa quem escreve aqui de imagens sem descrição, de títulos que saltam um nível e de links que dizem apenas “clique aqui”.
- Antes de publicar uma alteração do programa do site, são executados os testes descritos abaixo. Se um falhar, a alteração não é publicada.

## Estado de conformidade

As [Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) dizem o que torna um site acessível, nos níveis A, AA e AAA. O nosso objetivo são as WCAG 2.2 no nível AA. Ainda não consideramos este site conforme: os testes automáticos não encontram falhas, mas ninguém o avaliou ainda por inteiro, e algumas partes nenhum teste pode julgar.

## Comentários

Se algo aqui for uma barreira, por favor, diga-nos. A forma de falar conosco está no fim desta página. {answer}.

## Navegadores e tecnologias assistivas

O site foi feito para as versões atuais do Chrome, Edge, Firefox e Safari, em telefones e em computadores. Os testes são executados no Chromium, em que se baseiam o Chrome e o Edge. As páginas podem ser lidas sem estilos e sem imagens.

## Tecnologia

O site baseia-se em HTML, CSS e SVG, com WAI-ARIA onde o HTML não tem uma palavra. Só a pesquisa precisa de JavaScript e WebAssembly.

## Como foi avaliado

Nós mesmos avaliamos o site. Testes automáticos abrem num navegador uma página de cada tipo e provam que

- o axe-core não encontra nenhuma violação das suas regras para as WCAG 2.2, níveis A e AA, no modo claro e no escuro;
- o texto tem um contraste de pelo menos 4,5 para 1 com o fundo, e o dos artigos de 7 para 1;
- cada link, botão e campo é alcançado com a tecla Tab, e o foco é visível;
- o que se pressiona é grande o bastante;
- nada se sobrepõe, sai da tela ou fica cortado com 320 pixels de largura, com zoom de 400 %, com texto a 200 % ou com mais espaço no texto;
- as cores que o leitor impõe são mantidas, e nada se move para quem deseja menos movimento;
- existem os títulos, as regiões e os nomes que os leitores de tela usam.

Nenhum teste pode provar

- que as descrições das imagens dizem o que importa e que as nossas palavras são claras;
- como leitores de tela como NVDA, JAWS, VoiceOver e TalkBack, ampliadores e comandos de voz funcionam com o site: os testes veem o que os navegadores lhes entregam e não usam nenhum deles;
- como as pessoas com deficiência se dão com ele: nenhuma foi convidada a testá-lo;
- como são os outros sites para os quais apontamos.

## Limitações e alternativas

{known}.

## Lei e reclamações

{law}.
`,
};
