import type { Translation } from '../catalogue';
import type { help as en } from '../en/help';

export const help: Translation<typeof en> = {
  explain: 'Explicar: {{term}}',
  close: 'Cerrar la explicación',
  epoch: {
    term: 'Época',
    text: 'Una época es una pasada por todas las imágenes de entrenamiento. Después de cada época se mide el modelo con las imágenes de validación.',
  },
  batch: {
    term: 'Lote',
    text: 'Las imágenes de un lote pasan juntas por la red; después los pesos se cambian una vez. Los lotes más grandes necesitan más memoria y cambian los pesos menos veces por época.',
  },
  learningRate: {
    term: 'Tasa de aprendizaje',
    text: 'Fija cuánto cambia los pesos cada paso. Si es demasiado baja, el entrenamiento es lento; si es demasiado alta, la pérdida no baja.',
  },
  dropout: {
    term: 'Dropout',
    text: 'En cada paso de entrenamiento, esta fracción de los valores de una capa se pone a cero al azar. Así la red no puede depender de valores sueltos, lo que reduce el sobreajuste.',
  },
  augmentation: {
    term: 'Aumento de datos',
    text: 'Las imágenes de entrenamiento se cambian al azar: se giran, desplazan y voltean. La red ve más variedad de la que tienen las imágenes por sí solas.',
  },
  validation: {
    term: 'Validación y prueba',
    text: 'Las imágenes de validación se usan durante el entrenamiento, para elegir la mejor época y el umbral de decisión. Las de prueba se usan una sola vez, al final, para que esas elecciones no influyan en la exactitud de prueba.',
  },
  overfitting: {
    term: 'Sobreajuste',
    text: 'La red aprende detalles de las imágenes de entrenamiento que no sirven con imágenes nuevas. Una señal: la pérdida de entrenamiento baja y la de validación sube.',
  },
  patience: {
    term: 'Parada temprana y paciencia',
    text: 'El entrenamiento termina cuando la pérdida de validación no ha bajado durante este número de épocas. Se usan los pesos de la mejor época, así que las posteriores no perjudican.',
  },
  transferLearning: {
    term: 'Transferencia de aprendizaje',
    text: 'El entrenamiento parte de una red ya entrenada con muchas otras imágenes. Con las tuyas solo se entrena una pequeña parte nueva, así que bastan menos.',
  },
  fineTuning: {
    term: 'Ajuste fino',
    text: 'Cuando la parte nueva está entrenada, se entrenan también las últimas capas preentrenadas. Una tasa de aprendizaje baja las cambia solo un poco, para ajustarlas a tus imágenes.',
  },
  precisionRecall: {
    term: 'Precisión y exhaustividad',
    text: 'Precisión: de las imágenes clasificadas como una clase, la proporción que pertenece a ella. Exhaustividad (recall): de las imágenes que pertenecen a una clase, la proporción clasificada como tal.',
  },
  roc: {
    term: 'Curva ROC',
    text: 'Cada punto es un umbral de decisión: hacia arriba, la tasa de verdaderos positivos; hacia la derecha, la de falsos positivos. El área bajo la curva (AUC) es 1 en un modelo perfecto y 0,5 si se acierta al azar.',
  },
  calibration: {
    term: 'Calibración',
    text: 'Un modelo está calibrado si sus probabilidades coinciden con lo observado. De todas las imágenes con una probabilidad del 80\u00a0% para una clase, cerca del 80\u00a0% deben pertenecer a ella.',
  },
  abstain: {
    term: 'Cobertura y exactitud',
    text: 'Primero se dejan sin respuesta las imágenes de las que el modelo está menos seguro. La cobertura es la proporción de imágenes con respuesta; la curva muestra qué proporción de las respuestas es correcta.',
  },
  mcnemar: {
    term: 'Prueba de McNemar',
    text: 'Cuenta las imágenes de prueba en las que acierta exactamente uno de los dos modelos. El valor p es la probabilidad de una diferencia al menos así de grande si los dos modelos tuvieran la misma exactitud.',
  },
  crossValidation: {
    term: 'Validación cruzada',
    text: 'Las imágenes se dividen en pliegues (folds); cada ejecución prueba con un pliegue y entrena con los demás. Así cada imagen la prueba un modelo que no la ha visto, y el resultado no depende de una sola partición con suerte. Con particiones aleatorias, cada ejecución sortea de nuevo sus imágenes de prueba.',
  },
  groups: {
    term: 'Intervalos por grupo',
    text: 'Los casi duplicados, o las imágenes de una persona, forman un grupo que nunca se reparte entre imágenes de entrenamiento y de prueba. Por grupo, un grupo entero cuenta como una extracción, para que muchas imágenes parecidas no parezcan muchas pruebas.',
  },
  correctedT: {
    term: 'Prueba t corregida para remuestreo',
    text: 'Pregunta si la diferencia media entre dos configuraciones es más que azar, con ejecuciones en las mismas particiones y con las mismas semillas. Como las ejecuciones comparten imágenes de entrenamiento, la varianza se corrige (Nadeau y Bengio 2003); una prueba t simple encontraría demasiado.',
  },
  fiveByTwo: {
    term: 'Prueba F combinada 5×2 cv',
    text: 'Las imágenes se dividen cinco veces en mitades, y con cada mitad se entrena una vez y se prueba otra. La prueba (Alpaydin 1999) combina las diez diferencias entre dos configuraciones.',
  },
  seedsTest: {
    term: 'Prueba t pareada entre semillas',
    text: 'Compara dos configuraciones semilla por semilla en una partición. Cubre solo el azar del entrenamiento: con otras imágenes el resultado puede ser otro.',
  },
  letters: {
    term: 'Grupos en una clasificación',
    text: 'Dos configuraciones que comparten una letra no son significativamente distintas. «a», «ab», «b»: la primera y la última difieren, y la segunda no difiere de ninguna.',
  },
};
