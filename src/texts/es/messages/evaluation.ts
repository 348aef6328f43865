import type { Translation } from '../../catalogue';
import type { evaluation as en } from '../../en/messages/evaluation';

export const evaluation: Translation<typeof en> = {
  verdict: {
    noImages: 'No hay imágenes de prueba con las que compararlas.',
    bothCorrect_one:
      '{{first}} y {{second}} acertaron en la única imagen: estas imágenes de prueba no muestran ninguna diferencia.',
    bothCorrect_other:
      '{{first}} y {{second}} acertaron en las {{count, number}} imágenes: estas imágenes de prueba no muestran ninguna diferencia.',
    bothCorrect_many:
      '{{first}} y {{second}} acertaron en las {{count, number}} de imágenes: estas imágenes de prueba no muestran ninguna diferencia.',
    sameCorrect_one:
      '{{first}} y {{second}} acertaron en la misma {{count, number}} imagen y fallaron en las mismas {{wrong, number}}: estas imágenes de prueba no muestran ninguna diferencia.',
    sameCorrect_other:
      '{{first}} y {{second}} acertaron en las mismas {{count, number}} imágenes y fallaron en las mismas {{wrong, number}}: estas imágenes de prueba no muestran ninguna diferencia.',
    sameCorrect_many:
      '{{first}} y {{second}} acertaron en las mismas {{count, number}} de imágenes y fallaron en las mismas {{wrong, number}}: estas imágenes de prueba no muestran ninguna diferencia.',
    facts_one:
      '{{better}} acertó en {{count, number}} imagen en la que {{worse}} falló, y {{worse}} en {{fewer, number}} en las que {{better}} falló',
    facts_other:
      '{{better}} acertó en {{count, number}} imágenes en las que {{worse}} falló, y {{worse}} en {{fewer, number}} en las que {{better}} falló',
    facts_many:
      '{{better}} acertó en {{count, number}} de imágenes en las que {{worse}} falló, y {{worse}} en {{fewer, number}} en las que {{better}} falló',
    tooFew: '{{facts}}: hay muy pocas imágenes de prueba para decidir.',
    tie: '{{facts}}: empate.',
    tested: '{{facts}}. {{meaning}}',
  },
  chance: {
    significant:
      'Si ambas tuvieran la misma exactitud, una diferencia así de grande o mayor se daría {{frequency}} ({{p}}).',
    notSignificant:
      'Si ambas tuvieran la misma exactitud, una diferencia así de grande o mayor se daría {{frequency}} ({{p}}), así que no se puede decir que una sea mejor.',
  },
  adjusted: {
    significant:
      '{{p}}, corregido para {{comparisons, number}} comparaciones (Holm): significativo al nivel del 5\u00a0%, lo que mantiene en el 5\u00a0% o menos la probabilidad de uno o más falsos hallazgos entre las {{comparisons, number}} comparaciones.',
    notSignificant:
      '{{p}}, corregido para {{comparisons, number}} comparaciones (Holm): no significativo al nivel del 5\u00a0%, así que no se puede decir que una sea mejor.',
  },
  frequency: {
    often: 'más veces de las que no',
    rare: 'menos de una vez de cada {{times, number}}',
    once: 'más o menos una vez de cada {{times, number}}',
  },
  p: 'p = {{p, number(maximumSignificantDigits: 2)}}',
  pTiny: 'p < {{least, number(maximumSignificantDigits: 1)}}',
  gradCam: {
    inputs: 'Este modelo no se puede explicar: {{layer}} tiene más de una entrada.',
    noConvolution:
      'Este modelo no se puede explicar: no tiene una convolución seguida de pooling o de aplanamiento.',
    notDense: 'Este modelo no se puede explicar: su última capa no es una capa densa.',
    notSquare: 'Este modelo no se puede explicar: no es cuadrado.',
  },
};
