const kin =
  '(?:esposo|marido|esposa|novio|novia|pareja|papa|mama|padre|madre|padrastro|madrastra|hijo|hermano|tio|vecino|jefe|ex|exnovio|exesposo|exmarido|suegro|maestro|profesor|companeros?)';
const somebody =
  '(?:hombre|tipo|alguien|sujeto|sujetos|senor|ladron|ladrones|alumno|estudiante|persona|intruso|vecino|esposo|marido|ex|novio|asaltante|chavo|muchacho|guey|cliente)';
const attackers =
  '(?:he|she|husband|wife|boyfriend|girlfriend|partner|dad|father|mom|mother|stepdad|stepfather|ex|someone|somebody|man|guy|neighbor|uncle|teacher|stranger|brother|kids|students|they)';

/** Danger from people, fire, gas and the like that is going on. Reviewed apart from the code: see the README. */
export const dangerNow: readonly string[] = [
  '(?:me|nos|le|la|lo) amenaz\\w+ (?:de|con) (?:muerte|matar\\w*|un arma|una pistola|un cuchillo|golpear\\w*|pegar\\w*)|(?:me|nos) (?:apunta|apuntan|apunto|apuntaron) con|hay (?:un )?(?:tirador|francotirador|secuestro|hombre armado|asalto)',
  '(?:hay|se (?:esta|nos esta|me esta)|tenemos|empezo) ~ (?:un |una )?(?:incendio|incendiando|fuego en)(?= )|se (?:esta |me esta |nos esta )?(?:quemando|incendia|incendio|prendio) ~ (?:casa|cocina|edificio|departamento|depa|local|escuela|salon|coche|carro|auto|motor|horno|cuarto|tienda|oficina|bodega|camion)|(?:casa|cocina|edificio|departamento|local|escuela|coche|carro|auto|motor) ~ (?:en llamas|incendiando|prendio en fuego)',
  '(?:huele|olor|oliendo) (?:mucho |muy fuerte |fuerte )?a gas|hay (?:una )?fuga de gas|se (?:esta )?escapa(?:ndo)? (?:el )?gas|hay (?:mucho )?humo en',
  'me (?:estan|esta|quieren|quiere|van a|va a|intenta|intentan|intento|intentaron|amenazo con|amenaza con|amenazan con|acaban de) (?:tratando de |intentando )?(?:matar|matarme|asaltar|asaltando|robando|golpeando|golpear|pegando|violar|violarme|violando|secuestrar|secuestrando|siguiendo|persiguiendo|amenazando|acosando|atacando|apuntando|apunalar|disparar|disparando|ahorcando|lastimar)',
  `me (?:pega|pego|golpea|golpeo|maltrata|amenaza|amenazo|viola|violo|ahorca|lastima|encerro|toca) ~ ${kin}|${kin} ~ me (?:pega|pego|golpea|golpeo|amenaza|amenazo|viola|violo|ahorca|quiere matar|quiere pegar|esta golpeando|esta pegando|lastima|encerro|toca)|(?:sufro|vivo|victima de) ~ violencia (?:domestica|familiar|de genero|intrafamiliar)`,
  `${somebody} ~ (?:pistola|arma|armas|cuchillo|navaja|machete|rifle|armado|armados|bomba)(?! (?:de (?:silicon|calor|agua|aire|pintura|juguete|gasolina|clavos))|s )|(?:gente|hombres?|sujetos?|tipos?) armad[oa]s?|(?:amenaza de|pusieron una|hay una) bomba(?! de)|(?:hay|se oyen|escucho|se escuchan|oigo) ~ (?:balazos|disparos|tiros|balacera|tiroteo)|estan (?:disparando|asaltando|robando|golpeando|peleando con)`,
  '(?:alguien|ladron|ladrones|hombre|intruso|tipo) ~ (?:entro|entrando|metio|metiendo|entrar|meterse|metieron|dentro) ~ (?:casa|departamento|depa|local|negocio|tienda|cuarto)|me (?:persigue|persiguen|viene siguiendo|vienen siguiendo|sigue un|sigue alguien)',
  '(?:estoy|estamos|esta) en (?:peligro|riesgo de muerte)|(?:mi|su) vida (?:corre|esta en) peligro|corro peligro|(?:me|nos|la|lo) tienen (?:secuestrad|encerrad|amenazad)\\w+|(?:estoy|estamos|quede|quedamos|esta) (?:atrapad\\w+|encerrad\\w+) en (?:el|un|mi) (?:elevador|ascensor|coche|carro|bano|auto|incendio)',
  '(?:choque|chocamos|chocaron|chocar|accidente|volcamos|volco|volcadura|atropell\\w+) ~ (?:herid\\w+|atrapad\\w+|sangr\\w+|no se mueve|inconsciente|lastimad\\w+|muert\\w+)|hay (?:un |una |varios |muchos )?(?:herid[oa]s?|muertos|lesionados)|(?:nino|nina|hijo|hija|alguien|persona) ~ se (?:esta )?(?:ahoga|ahogando)',
  '(?:abusan|abusa|abuso|abusaron|abusando) (?:sexualmente )?de (?:mi|ella|el|un|una|mis?|su)(?= )|(?:le|lo|la|me) (?:pegan|golpean|golpearon|pegaron|estan pegando|estan golpeando) ~ (?:escuela|salon|clase|recreo|companeros)|sin frenos ~ (?:carretera|autopista|bajando|manejando|bajada)',
  '(?:house|home|kitchen|building|room|car|oven|restaurant|store|school|apartment|garage|gym|engine|place) (?:is |caught |just caught )(?:on fire|fire|burning down|in flames)|(?:there is|we have) (?:a |an )?(?:fire|explosion|gas leak|bomb|shooter|active shooter)(?! (?:place|exit|sale|pit|drill|extinguisher))|(?:smell|smells|smelling) (?:of |like |strongly of )?gas(?! station)|(?:smoke|fire) in (?:the|my|our) (?:house|kitchen|building|apartment|room|school)',
  `(?:trying|going|threatening|threatened|threatens|wants|coming) to (?:kill|hurt|shoot|stab|rape|beat) (?:me|us|her|him|my|someone)|${attackers} ~ (?:hits|hitting|beating|beats|attacking|attacked|hurting|hurts|threatening|threatened|following|chasing|stalking|choking|strangling|raping|raped|molesting|abusing|abuses|grabbed|touches|touching) (?:me|us|her|him|my)`,
  '(?:am|is|are|being) (?:being )?(?:attacked|robbed|mugged|kidnapped|stabbed|raped|assaulted|held hostage|followed by|chased|beaten|shot at)|(?:man|someone|somebody|guy|person|student|kid|intruder|husband|ex|boyfriend|he|customer|stranger) ~ (?:a gun|the gun|his gun|gun and|a knife|weapon|armed|bomb)(?! (?:glue|heat))|active shooter|gunshots|shots fired|(?:hear|heard) (?:gun)?shots',
  '(?:someone|somebody|man|burglar|thief|they|intruder) ~ (?:breaking|broke|break|trying to get) (?:in|into) (?:my|the|our) (?:house|home|apartment|room|store|shop)|(?:am|are|is|we are) in (?:serious |great |real |immediate )?danger|(?:do not|dont|not) feel safe (?:at home|here|with)|(?:trapped|stuck) in (?:the|an|a|my) (?:elevator|lift|burning|fire|wreck)|(?:is|are|am|kid|child|son|daughter|someone) drowning(?! in (?:work|debt|emails|homework))|domestic violence',
  '(?:crash|crashed|accident|wreck|hit by a car|run over) ~ (?:hurt|injured|bleeding|trapped|unconscious|dead)|(?:someone|somebody|people|he is|she is|they are|kid|child) (?:is |are |got )?(?:badly |seriously |very )(?:hurt|injured)|(?:is|are|got) (?:badly|seriously|critically) (?:hurt|injured|wounded)|(?:help )(?:me )?(?:please )?i am being',
];

/** What has just happened; not meant where it lies in the past or is only supposed. */
export const dangerEvents: readonly string[] = [
  '(?:me|nos|lo|la|le|los) (?:acaban de )?(?:asaltaron|apunalaron|apunalo|dispararon|disparo|atropellaron|atropello|balearon|secuestraron|secuestro|violaron|golpearon|atropellar|asaltar)(?! el corazon)|atropell(?:aron|o) a|(?:hubo|acaba de haber) (?:una |un )?(?:explosion|balacera|tiroteo|derrumbe)|(?:exploto|revento) ~ (?:tanque|boiler|calentador|gas|estufa)|se (?:derrumbo|cayo) (?:el techo|la barda|el edificio|la pared) ~ (?:encima|sobre|atrapad\\w+|herid\\w+)',
  '(?:just|i|we) (?:just )?(?:got |was |were |been |have been )(?:just )?(?:robbed|mugged|stabbed|shot|raped|hit by a car|run over|attacked)(?! up| down)|(?:someone|he|she|they) (?:got|was|has been|were) (?:stabbed|shot|hit by a car|run over)|(?:tank|stove|heater|boiler) (?:just )?exploded|(?:there was|just had) an explosion',
];

/** Names of a danger: meant unless the message is about something else, such as a course or an insurance. */
export const dangerNames: readonly string[] = [
  'incendio|fuga de gas|balacera|tiroteo|abuso sexual|violencia domestica|toma de rehenes|secuestro',
  'gas leak|house fire|kitchen fire|shooting at|hostage|bomb threat|domestic abuse',
];
