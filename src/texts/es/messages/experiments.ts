import type { Translation } from '../../catalogue';
import type { experiments as english } from '../../en/messages/experiments';

export const experiments: Translation<typeof english> = {
  unreadable: 'El experimento guardado {{name}} no se puede leer. {{field}}: {{problem}}.',
  needsName: 'Un experimento necesita un nombre.',
  nameTaken: 'Otro experimento se llama {{name}}. Elige otro nombre.',
  gone: 'Este experimento ya no está guardado. Inicia uno nuevo.',
  noneFinished:
    'Todavía no ha terminado ninguna ejecución de este experimento. Espera a que termine una.',
  active:
    'Una ejecución de {{name}} se está entrenando o está en la cola. Detenla antes de eliminar el experimento.',
  foldsOutOfRange: 'Elige entre {{least, number}} y {{most, number}} pliegues (folds).',
  repeatsOutOfRange: 'Elige al menos 1 repetición.',
  testOutOfRange: 'Elige una proporción de imágenes de prueba entre el 0 y el 100\u00a0%.',
  tooFewGroups: {
    folds:
      '{{folds, number}} pliegues (folds) necesitan al menos {{needed, number}} grupos de imágenes en cada clase, y {{className}} tiene {{count, number}}. Una imagen que no comparte casi duplicados, persona ni sesión con otras es un grupo por sí sola. Elige menos pliegues o añade imágenes.',
    resampled:
      'Las particiones aleatorias necesitan al menos {{needed, number}} grupos de imágenes en cada clase, y {{className}} tiene {{count, number}}. Una imagen que no comparte casi duplicados, persona ni sesión con otras es un grupo por sí sola. Añade imágenes.',
  },
  plan: {
    seeds_one: '{{count, number}} semilla',
    seeds_other: '{{count, number}} semillas',
    seeds_many: '{{count, number}} de semillas',
    resampled_one: '{{count, number}} partición aleatoria',
    resampled_other: '{{count, number}} particiones aleatorias',
    resampled_many: '{{count, number}} de particiones aleatorias',
    halves: 'validación cruzada {{repeats, number}}×2',
    foldsOnce: 'validación cruzada de {{folds, number}} pliegues',
    folds: 'validación cruzada de {{folds, number}} pliegues, {{repeats, number}} veces',
  },
  verdict: '{{varied}} {{found}} {{claim}}',
  varied: {
    seeds_one:
      'Ha variado solo la semilla (pesos iniciales, orden, dropout, aumento de datos), en {{count, number}} ejecución con esta partición.',
    seeds_other:
      'Ha variado solo la semilla (pesos iniciales, orden, dropout, aumento de datos), en {{count, number}} ejecuciones con esta partición.',
    seeds_many:
      'Ha variado solo la semilla (pesos iniciales, orden, dropout, aumento de datos), en {{count, number}} de ejecuciones con esta partición.',
    images:
      'Han variado las imágenes de entrenamiento, las de prueba y la semilla ({{plan}}; {{runs, number}} ejecuciones de cada una).',
  },
  found: {
    significant:
      '{{a}} fue más exacta que {{b}} en {{points, number(maximumFractionDigits: 1)}} puntos porcentuales de media {{range}}: {{p}}, significativo al nivel del 5\u00a0%.',
    notSignificant:
      '{{a}} fue más exacta que {{b}} en {{points, number(maximumFractionDigits: 1)}} puntos porcentuales de media {{range}}: {{p}}, no significativo al nivel del 5\u00a0%, así que no se puede decir que una sea mejor.',
    equal:
      '{{a}} y {{b}} tuvieron la misma exactitud media {{range}}: {{p}}, así que no se puede decir que una sea mejor.',
    constant:
      '{{a}} fue más exacta que {{b}} en {{points, number(maximumFractionDigits: 1)}} puntos porcentuales en todas las ejecuciones. Las diferencias no varían, así que no se puede calcular p.',
    same: '{{a}} y {{b}} tuvieron la misma exactitud en todas las ejecuciones. Las diferencias no varían, así que no se puede calcular p.',
    tooFewRuns: 'Han terminado menos de dos ejecuciones de ambas, así que no se puede calcular p.',
  },
  interval: {
    known:
      '(intervalo del 95\u00a0%: de {{low, number(maximumFractionDigits: 1)}} a {{high, number(maximumFractionDigits: 1)}})',
    none: '(intervalo del 95\u00a0%: –)',
  },
  adjusted: '{{p}}, corregido para {{comparisons, number}} comparaciones (Holm)',
  claim: {
    recipes:
      'La afirmación trata de las dos configuraciones, entrenadas con unas {{images, number}} imágenes de este tipo, no de modelos concretos.',
    seeds:
      'La afirmación cubre solo la varianza del entrenamiento: en esta partición. Otras imágenes pueden dar otro resultado.',
  },
  outlook: {
    repeats:
      'Si la diferencia real es la medida, {{plan}} con estas imágenes probablemente decidiría: en cerca del {{chance, number(style: percent; maximumSignificantDigits: 2)}} de los casos.',
    images:
      'Si la diferencia real es la medida, {{plan}} con unas {{images, number}} imágenes probablemente decidiría: en cerca del {{chance, number(style: percent; maximumSignificantDigits: 2)}} de los casos.',
    seeds_one:
      'Si la diferencia real en esta partición es la medida, {{count, number}} semilla probablemente decidiría para esta partición: en cerca del {{chance, number(style: percent; maximumSignificantDigits: 2)}} de los casos. {{beyond}}',
    seeds_other:
      'Si la diferencia real en esta partición es la medida, {{count, number}} semillas probablemente decidirían para esta partición: en cerca del {{chance, number(style: percent; maximumSignificantDigits: 2)}} de los casos. {{beyond}}',
    seeds_many:
      'Si la diferencia real en esta partición es la medida, {{count, number}} de semillas probablemente decidirían para esta partición: en cerca del {{chance, number(style: percent; maximumSignificantDigits: 2)}} de los casos. {{beyond}}',
    seedsNone_one:
      'Si la diferencia real en esta partición es la medida, ni siquiera {{count, number}} semilla decidiría probablemente. {{beyond}}',
    seedsNone_other:
      'Si la diferencia real en esta partición es la medida, ni siquiera {{count, number}} semillas decidirían probablemente. {{beyond}}',
    seedsNone_many:
      'Si la diferencia real en esta partición es la medida, ni siquiera {{count, number}} de semillas decidirían probablemente. {{beyond}}',
    beyondSeeds:
      'Más semillas reducen solo la varianza del entrenamiento. Para saber qué vale con otras imágenes hace falta un plan que varíe las imágenes ({{plan}}).',
    none: 'Si la diferencia real es la medida, ni siquiera {{images, number}} imágenes decidirían probablemente.',
  },
};
