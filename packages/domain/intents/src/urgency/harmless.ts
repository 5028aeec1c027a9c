/** Sayings and things whose words sound like danger; they are taken out of a message before it is read. */
export const sayings: readonly string[] = [
  // What a business does in a danger is a question.
  String.raw`(?:que (?:hacen|harian|se hace|pasa|pasaria)|como (?:actuan|reaccionan)|what (?:do you do|happens|would you do)|how do you (?:handle|react))(?: \p{L}+){0,2} (?:si|cuando|en caso de|if|when|in case of)(?: \p{L}+){1,6}`,
  String.raw`(?:se|me) desmay\p{L}+ (?:con|cuando ve|al ver|si ve) (?:la |las |los |el )?(?:agujas?|sangre|inyecciones|jeringas?)`,
  String.raw`(?:alarmas?|detector(?:es)?|sensor(?:es)?) de (?:monoxido|humo|gas)`,
  String.raw`(?:hits?|scratched|dented|bumped) (?:my|our|a) (?:parked )?(?:car|truck|bike|van|bumper)(?= [.,] | $| in| at| outside| while| yesterday)`,
  // What is hard or tiring kills nobody.
  String.raw`(?:examen(?:es)?|tesis|tareas?|materias?|matematicas|fisica|quimica|clases?|cursos?|rutinas?|ejercicios?|entrenamientos?|cardio|sentadillas|calor|frio|trafico|escaleras|subidas?|tacones|zapatos|estres|trabajo|lunes|cruda|resaca|gripa|precios?|renta|colegiatura|antojo|dieta|espera|curiosidad|horarios?)(?: \p{L}+){0,4} (?:me|nos) (?:va|van|quiere|quieren|esta|estan|viene|vienen) (?:a )?(?:matar|matando)`,
  String.raw`(?:exams?|tests?|finals?|thesis|homework|stairs|heat|workouts?|squats|traffic|heels|shoes|suspense|wait|prices?|rent|diet|class(?:es)?|schedule|commute|cardio)(?: \p{L}+){0,3} (?:kills?|killing) (?:me|us)`,
  String.raw`(?:entrenador[a]?|maestr[oa]|profesor[a]?|jef[ea]|mama|papa|espos[oa]|marido) me (?:va a matar|mata)(?=[^.]* (?:falte|olvide|llegue|gaste|perdi|rompi|reprobe|no hice|se me))`,
  String.raw`(?:beats?|beating) (?:me|us|him|her|my \p{L}+) (?:at|in) (?:chess|tennis|cards|golf|poker|padel|fifa|everything|every game|the race)|(?:color|tono|corte|look)(?: \p{L}+){0,2} le pega`,
  String.raw`no (?:se )?despierta (?:antes|temprano|tarde|hasta|a las)|(?:cara|muero|muriendo|morir) de verguenza|collapsed the`,
  String.raw`(?:incendio|explosion|bomba) de (?:sabor|sabores|color|colores)`,
  String.raw`(?:pecho|panza|estomago|cara) de (?:reir|tanto reir|la risa|reirme)`,
  String.raw`(?:desmayar|desmayo|matar|mato|asfixio|ahogo)(?:me)? (?:de|del) (?:hambre|risa|calor|sed|sueno|cansancio|aburrimiento|trabajo)|respirar (?:del|de|de la) (?:calor|risa)|pecho (?:del pie)|ambulancia de juguete|me (?:pega|pego) (?:el|la|un|su) (?:resfriado|covid|tos|gripe|catarro|virus|sol|gripa|frio|calor|sueno|hambre)|(?:cortarme|corto) las venas con|en llamas de`,
  String.raw`(?:no |casi no )?(?:respir\p{L}+|puedo respirar|puede respirar)(?: muy)?(?: bien)? (?:por la nariz|al dormir|cuando duerm\p{L}+|por las noches|de noche)|(?:nariz|nose|estoy|esta)(?: \p{L}+){0,2} (?:tapada|resfriad[oa]|congestionad[oa]|constipad[oa]|stuffy|stuffed|blocked|congested)(?: [\p{L},]+){0,4} (?:no (?:puedo|puede) respirar|no respir\p{L}+|cant breathe)(?: (?:bien|well))?|tapa la nariz(?: \p{L}+){0,3} no (?:puedo|puede) respirar(?: bien)?`,
  String.raw`(?:me|nos) (?:asaltaron|robaron|mataron|estafaron|atracaron|asaltan|roban) con|robbed by (?:those|these|the|your) (?:prices?|fees?)|ahorca(?:n)? con los|persiguen? las? (?:mala suerte|cuentas?|dudas?|deudas?)|me toco (?:la |el |una |un )(?:guitarra|piano|cancion|turno|mesa|puerta|numero)|secuestro de carbono`,
  String.raw`me (?:voy a matar|mato|voy a morir) (?:haciendo|entrenando|en el gym|trabajando|corriendo|estudiando)|(?:rutina|dieta|ejercicio|entrenador|calor|tarea|trafico|clase) me (?:va a matar|mata|esta matando)|(?:jefe|jefa|mama|papa|suegra|maestr[oa]) me (?:va a matar|mata) si`,
  String.raw`(?:mom|boss|dad|mother|coach|teacher|landlord) (?:is going to|will|would) kill me|cut myself (?:some slack|off|a)|overdose of|seizure of|collapsed? (?:table|chair)|labor (?:cost|day|law)`,
  '(?:me )?(?:voy a morir|muero|morire|moriria) si no',
  '(?:me |nos |casi me |casi )?(?:muero|morir|morirme|morirnos|morimos|morire|muerto|muerta|muertos|muertas|murio|moria|mori) (?:de|del|por|por ir|por probar) (?:la |el |un |una |mucha |puro |pura )?(?!(?:un |una )?(?:infarto|derrame|paro|dolor|sobredosis|asfixia|disparo|hemorragia))\\p{L}+',
  '(?:quiero|quisiera|voy a) morirme? (?:de|del) (?:la |el )?(?:risa|hambre|pena|verguenza|coraje|amor|ganas|calor|frio|sueno|antojo|aburrimiento|emocion)',
  'casi (?:me|nos) (?:da|dio|desmayo|desmaye|muero|mori|infarto)(?: un| una)?(?: infarto| ataque| algo)? ?(?:con|por|de|del|cuando|al|viendo)?(?= )',
  '(?<!amenaz\\p{L}{1,6} )(?:de|para|como para) (?:infarto|muerte|morirse)(?= )|mata(?:r|ria|ndo)?(?:me)? (?:el tiempo|por (?:un|una|unos)|el hambre|el antojo|la sed|dos pajaros|la curiosidad)|fuego lento|al fuego|lomo saltado|pan de muertos?|dia de (?:los )?muertos|tiempos? muertos?|peso muerto|punto muerto',
  '(?:ataque|ataques) de (?:risa|compras|antojo|hambre|nervios por|locura|tos)|explosion de (?:sabor|sabores|color|colores)|bomba de (?:chocolate|agua|gasolina|aceite|aire|frenos|inyeccion)|pistola de (?:silicon|calor|agua|aire|pintura|clavos|impacto|gasolina)',
  '(?:me |nos |le )?robar?(?:on|o)? (?:el corazon|el show)|corazon (?:partido|roto)|(?:tiro|tiros) (?:al blanco|libre|con arco|de gracia)|en (?:un )?corto|sangria|sangrar los frenos|(?:purga|sangrado) de (?:los )?frenos',
  '(?:dying|died|die|dead) (?:to|for|of (?:laughter|boredom|embarrassment|hunger|curiosity|laughing)|laughing|battery|line|skin|ends?|lift|lifts|stock|sea|weight)|to die for|(?:kill|killing|killed) (?:time|it|for (?:a|some)|two birds|the (?:vibe|mood|lights?|engine|weeds|smell))|(?:am |is )?killing me|killer (?:deal|deals|burger|workout|sale)',
  'heart attack (?:burger|grill|prices?)|(?:gave|give|giving|gives) me a heart attack|on fire today|fire (?:sale|place|drill|exit|exits|alarm|pit|department|extinguishers?|hydrant|station)|(?:glue|heat|nail|paint|staple|massage|water) gun|(?:espresso|flu|tequila|extra|wine|photo|head) shots?|shot of|shooting (?:star|range|brake)|photo shoot\\w*|breast ?stroke|brush strokes?|(?:two|four|2|4) stroke|back ?stroke|bleed(?:ing)? (?:the |my )?brakes?|nose to bleed|bath bombs?|bomb ass|the bomb|drowning in (?:work|debt|emails?|homework|sauce|laundry)|chest (?:press|day|workout|workouts|of drawers|freezer|exercises?|tattoo|hair|wax)',
  '(?:salida|salidas|contacto|telefono|numero|puerta|luz|freno|kit|llanta|fondo|cerrajero|escalera) de emergencia|emergency (?:exit|exits|contact|contacts|brake|kit|number|fund|lights?|room hours|plumber)|suicide squad|escuadron suicida|suicide (?:wings|doors|burger|grip)|puertas suicidas',
];

/** A message that holds one of these is about the thing, not in it: a course, an insurance, a question what is offered. */
export const topics: readonly string[] = [
  'cursos?|taller de|talleres|clases? de|seguros?|poliza|pelicula|peliculas|libros?|serie|juegos?|videojuego|disfraz|simulacros?|prevencion|prevenir|detectores|detector|alarmas?|extintor(?:es)?|extinguidor(?:es)?|certificado|protocolo|salidas? de|contra (?:incendios?|robo)|rehabilitacion|terapia|despues de un|(?:murio|fallecio|murieron) de|antecedentes|historial|capacitacion|instructor|materia|tarea|tesis|platica|ponencia|investigacion|primeros auxilios|rcp',
  'cuanto (?:cuesta|sale|vale|cobran)|que precio|precios?|cuestan|tienen|tiene servicio|venden|ofrecen|manejan|cubre|cubren|atienden|hacen|reparan|arreglan|revisan|instalan|cuentan con|hay servicio|puedo (?:ir|entrenar|hacer)|aceptan|dan (?:clases|platicas|cursos)|permiten|es recomendable|recomiendan|aptos? para',
  'courses?|class|classes|insurance|policy|movies?|films?|books?|games?|costume|training|drills?|prevention|prevent|detectors?|alarms?|extinguishers?|rehab|rehabilitation|therapy|after a|history of|certificate|certification|first aid|cpr|essay|homework|survivor|protocol|awareness|donation|charity',
  'how much|do you (?:offer|have|sell|treat|cover|accept|take|fix|repair|check|handle|do)|price|prices|cost|costs|is there|are you able|does it cover|can i (?:train|work out|exercise|come)|safe for',
];

/** Words that place what is told in the past. */
export const past: readonly string[] = [
  '(?<!desde )hace (?:\\p{L}+ |\\d+ ){0,3}(?:dias?|semanas?|mes|meses|anos?|tiempo|mucho)|(?:el|la) (?:ano|mes|semana|verano|invierno|vez) pasad[oa]|en (?:el )?(?:19|20)\\d\\d|cuando era|de (?:nino|nina|chico|joven)|alguna vez|una vez|antes de la pandemia|antier|el otro dia|ya (?:estoy|esta) bien|(?:ayer|anoche) pero ya',
  '(?:\\p{L}+ |\\d+ )(?:years?|months?|weeks?|days) ago|last (?:year|month|week|summer|winter|time)|in (?:19|20)\\d\\d|when i was|as a (?:kid|child)|once|used to|years back|the other day|(?:i am|he is|she is) (?:fine|ok|okay) now',
];

/** Words that place what is told so long ago that nobody needs help for it. */
export const longAgo: readonly string[] = [
  String.raw`(?<!desde )hace (?:\p{L}+ |\d+ ){1,2}(?:meses|anos)(?! que )|(?<!desde )hace (?:anos|meses)(?! que )|(?:el ano|el mes) pasado|(?:\p{L}+ |\d+ )(?:years|months) ago|last year`,
];

/** Words before a thing that is only supposed: `si alguien se desmaya`. */
export const supposed: readonly string[] = [
  '(?:si|cuando|que pasa si|que hacen si|que hago si|por si|en caso de que|en caso de|imagina que|suponiendo que)(?: \\p{L}+){0,4}',
  '(?:if|when|in case|what if|suppose|whenever|should)(?: \\p{L}+){0,4}',
];

/** Machines, plants and animals of the yard: what they do is no danger to a person. */
export const things: readonly string[] = [
  'vestido|blusa|camisa|playera|talla|escote|brasier|bra|traje|saco|chamarra|shirt|dress|size|blouse|llantas?|neumaticos?|balon|pelota|tires?|carro|coche|auto|automovil|moto|motor|camioneta|vehiculo|bateria|celular|telefono|laptop|compu|computadora|planta|plantas|pantalla|motocicleta|camion|clutch|carburador|cel|wifi|sitio|pagina|app|car|engine|truck|battery|phone|laptop|plant|plants|vehicle|motorcycle|website',
];
