import type { Trade } from '../trade.js';

/** Words that mean danger in one trade and little elsewhere. Reviewed apart from the code: see the README. */
export const ofTrade: Readonly<
  Partial<Record<Trade, { readonly health?: readonly string[]; readonly danger?: readonly string[] }>>
> = {
  clinic: {
    health: [
      '(?:presion|azucar|glucosa) (?:en |de |a |muy |esta en |esta a )*(?:1[89]\\d|[2-6]\\d\\d|altisima)|(?:me|se) (?:paso|pase|inyecto|inyecte|puso|puse) ~ (?:mucha|doble|de mas) ~ insulina|sangr\\w+ ~ (?:cirugia|operacion|extraccion|herida|puntos)|se (?:me|le) abrio ~ (?:herida|puntos)',
      '(?:veo|ve) (?:doble|borroso) de repente|dolor de cabeza ~ (?:peor de mi vida|insoportable|explosivo)|(?:vomita|vomito|vomitando) ~ (?:todo|sin parar|verde)|(?:bebe|hijo|hija) ~ (?:morado|azul|morada)',
      '(?:worst|sudden) headache of my life|(?:sugar|glucose|blood pressure) (?:is )?(?:over |at |above )?(?:1[89]\\d|[2-6]\\d\\d)|baby (?:is )?(?:turning )?(?:blue|purple|limp)|(?:wound|stitches|incision) ~ (?:opened|bleeding)',
    ],
  },
  gym: {
    health: [
      '(?:me|se) (?:esta |estoy )?(?:mareando|mareo|siento mareado|siento mareada|siento muy mal) ~ (?:veo negro|nublado|borroso|aire|pecho|caer)|(?:palpitaciones|taquicardia) ~ (?:no se|muy|fuertes|pecho)|(?:se|me) (?:cayo|callo) ~ (?:pesa|barra|disco|mancuerna) ~ (?:cabeza|cuello|pecho|encima|pie)',
      '(?:barbell|weight|dumbbell|plate|bar) (?:just )?fell on (?:me|my|his|her|him)|(?:going|seeing) black ~ (?:dizzy|faint)|heart (?:is )?(?:racing|pounding) (?:and )?(?:will not|wont|cant|does not) (?:stop|slow)',
    ],
  },
  school: {
    health: [
      '(?:mi hijo|mi hija|un alumno|una alumna|un nino|una nina) ~ (?:se abrio la cabeza|se quebro|esta grave|se rompio)',
    ],
    danger: [
      '(?:mi hijo|mi hija|el nino|la nina|alumno|alumna) ~ (?:no aparece|desaparecio|no lo encuentro|no la encuentro|se lo llevaron|se la llevaron|trae un arma|trae arma)|(?:maestro|profesor|companero|conserje|director) ~ (?:toco|toca|manoseo|manosea|acosa|abuso)',
      '(?:my (?:son|daughter|child|kid)) (?:is |has gone )?missing|(?:teacher|coach|classmate|janitor) ~ (?:touched|touches|groped|abused) ~ (?:me|my|her|him)',
    ],
  },
  restaurant: {
    health: [
      '(?:se|me) (?:le |me )?(?:atoro|atore|quedo atorado|atoró) ~ (?:garganta|hueso|espina|comida|bocado)|(?:vidrio|vidrios) en (?:mi|la|el|su) (?:comida|plato|boca|sopa)|soy alergic\\w+ ~ (?:comi|me comi|acabo de comer)',
      '(?:allergic) ~ (?:and )?(?:just ate|i ate|he ate|she ate)|(?:glass|metal) in (?:my|his|her) (?:food|mouth|throat)|(?:bone|food) (?:is )?stuck in (?:my|his|her) throat',
    ],
  },
  salon: {
    health: [
      '(?:tinte|quimico|decolorante|acido|producto|queratina) ~ (?:en el ojo|en los ojos|en mi ojo|no veo)|(?:dye|bleach|chemical|product) in (?:my|her|his) eyes?',
    ],
  },
  workshop: {
    danger: [
      '(?:me |nos |se )?(?:quede|quedamos|quedo|estoy|voy|vamos) (?:manejando )?sin frenos(?! delanteros| traseros)|no (?:me )?(?:frena|responden los frenos|sirven los frenos) ~ (?:manejando|autopista|carretera|bajada)|(?:motor|cofre|carro|coche|auto) ~ (?:llamas|se incendio|se prendio)|brakes (?:failed|are gone|do not work|dont work) ~ (?:driving|highway|road)',
    ],
  },
  realEstate: {
    danger: [
      '(?:se (?:esta )?(?:cayendo|cayo|derrumbo|vino abajo)) ~ (?:techo|pared|barda|losa) ~ (?:encima|sobre|dentro|adentro|gente|nosotros)|(?:cables?|contacto|enchufe|caja de luz) ~ (?:chispas|sacando chispas|echando chispas|humo|quemando)|(?:sparks|smoke) (?:are |is )?coming (?:out )?(?:of|from)',
    ],
  },
};
