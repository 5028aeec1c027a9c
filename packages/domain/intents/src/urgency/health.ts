/** Danger to life now, in words that say nothing else. Reviewed apart from the code: see the README. */
export const healthNow: readonly string[] = [
  '(?:ya )?no (?:reacciona|despierta|respira|se despierta|responde a nada)(?= [.,] | $)|emergencia ~ (?:ayuda|auxilio)|(?:estoy|esta) sangrando(?! (?:de )?(?:la |las )?enci)|(?:me|le|se me|se le) (?:cayo|callo|entro|salpico) ~ (?:acido|cloro|aceite|quimico|sosa|gasolina|lejia) ~ ojos?|(?:severe|bad|serious) allergic reaction|choking(?! hazard)(?= [.,] | $)',
  'sangr\\w+ ~ (?:cabeza|cuello|oidos?|pecho|vientre|abdomen)(?! de)|no (?:siento|siente) (?:el|la|mi|su|un|medio|mi lado) ~ ?(?:brazo|pierna|piernas|cara|cuerpo|izquierdo)|me siento morir|(?:tengo|tiene|teniendo|sufrio|sufre|es) un (?:derrame|infarto|paro|acv|preinfarto)(?! de)|(?:creo|parece|puede) (?:que )?(?:es|sea|ser) (?:un )?(?:infarto|derrame)',
  '(?:he|she|they|baby|son|daughter|husband|wife|mom|dad|mother|father|friend|kid|child|person|man|woman) (?:is |are )?not (?:responding|moving|waking up|breathing)|(?:llam|marqu|habl)\\w+ (?:al|a) (?:el |la )?(?:911|112|emergencias|bomberos|cruz roja|ambulancia)',
  '(?:me|te|le|nos|les) (?:esta |empezo a |sigue )?(?:duele|doliendo|doler|aprieta|apretando|oprime|oprimiendo|arde|punza|quema) ~ (?:pecho|corazon)(?! (?:de que|que ya|ver|saber|decir|pagar|dejar))',
  '(?:tengo|siento|tiene|siente|traigo|con|fuerte|mucho|sufriendo) ~ (?:dolor|dolores|presion|opresion|punzadas?|piquetes?) ~ (?:pecho|corazon|brazo izquierdo)',
  '(?:duele|dormido|adormecido|adormecida|hormiguea) ~ brazo izquierdo|(?:brazo|lado|cuerpo) izquierdo ~ (?:dormido|adormecido|entumido|paralizado|duele|hormigueo)',
  '(?:ya )?no (?:puedo|puede|podemos|puedes|logra|logro|consigo|consigue) (?:ni |casi |bien )?(?:respirar|respirar bien|tomar aire|jalar aire)',
  '(?:ya )?no (?:esta respirando|respira|respiro bien)|dejo de respirar|(?:me|le) cuesta ~ respirar|apenas (?:puede|puedo|respira|respiro)(?: respirar)?',
  '(?:me|le|nos) (?:esta )?(?:falta|faltando) (?:mucho )?(?:el |la )?(?:aire|respiracion|oxigeno)(?! acondicionado)|(?:me|se) (?:estoy |esta )?(?:quedo|queda|quedando) sin (?:aire|oxigeno)(?! acondicionado)',
  '(?:me|se|nos) (?:estoy|esta|estamos|estan) (?:ahogando|asfixiando|atragantando)|se (?:ahoga|asfixia|atraganta)(?= )',
  'no (?:para|deja|paro|dejo|deja ya|le para|me para|se le quita|quiere parar) (?:de )?(?:sangrar|el sangrado|la sangre|la hemorragia)|sangr(?:a|o|ando|ado) ~ (?:mucho|muchisimo|abundante|demasiado|no para|no se detiene|sin parar)|(?:desangrando|desangra|desangro)',
  '(?:sale|saliendo|pierde|perdiendo|perdio|pierdo|perdido|brota|echa) ~ (?:mucha|demasiada|bastante) sangre|(?:perdiendo|pierdo|pierde) sangre|(?:vomita|vomito|vomitando|vomite|escupe|escupo|tose|tosiendo|orina|evacua) (?:con )?sangre',
  '(?:estoy|esta) ~ embarazada ~ (?:sangr\\w+|sangre|no se mueve)|(?:estoy|esta) (?:sangrando|con sangrado) ~ embaraz\\w+',
  'me (?:voy a|estoy por|siento que me voy a) desmayar|me estoy desmayando|se esta desmayando|(?:esta|estaba|quedo|sigue|encuentro|encontre|hallamos) ~ inconsciente|sin conocimiento',
  '(?:hijo|hija|bebe|mama|papa|madre|padre|esposo|esposa|abuelo|abuela|hermano|hermana|amigo|amiga|companero|companera|senor|senora|alumno|alumna|cliente|nino|nina|alguien|persona|novio|novia) ~ no (?:responde|reacciona|despierta|se despierta|se mueve|tiene pulso)',
  '(?:me|le|se|nos) (?:esta|estoy|estan) (?:dando|infartando|paralizando|convulsionando|convulsionandome)(?: un| una)? ?(?:infarto|ataque|derrame|paro|embolia|convulsion)?(?= )',
  'esta (?:teniendo|sufriendo|convulsionando)(?: un| una| convulsiones)? ?(?:infarto|ataque|derrame|paro|embolia|convulsion)?(?= )',
  '(?:se (?:me|le) )(?:esta )?(?:hincha|hinchando|hincho|cierra|cerrando|cerro|inflama|inflamando) ~ (?:garganta|lengua|cara|labios|ojos)|(?:tengo|tiene|siento|siente) (?:la |los )?(?:garganta|lengua|cara|labios) (?:muy )?(?:hinchad\\w+|cerrad\\w+)',
  '(?:estoy|esta) (?:teniendo|con|sufriendo) ~ reaccion alergica|reaccion alergica (?:muy )?(?:grave|fuerte|severa)|(?:choque|shock) anafilactico',
  '(?:se me|se le) (?:duerme|durmio|paralizo|paraliza|cae|cayo|torcio) ~ (?:cara|mitad|lado|boca)|(?:mitad|lado) ~ (?:cara|cuerpo) ~ (?:dormid\\w+|durmio|duerme|paraliz\\w+|caid\\w+)|no puede (?:hablar|mover (?:el|la|un|una|su|medio)) ~ (?:brazo|pierna|cara|lado|cuerpo)',
  '(?:estoy|esta) ~ (?:en trabajo de parto|de parto|en labor de parto|dando a luz)|(?:tengo|tiene) ~ contracciones|se (?:me|le) rompio la fuente(?! de)|el bebe (?:ya )?no se mueve',
  '(?:bebe|recien nacido|hijo|hija|nino|nina) ~ (?:fiebre|temperatura) ~ (?:39|40|41|42|muy alta|no baja)|fiebre (?:de |a )?(?:40|41|42)',
  'me (?:estoy|voy a) (?:muriendo|morir)|se (?:esta|nos esta|me esta) muriendo|siento que me muero|me muero(?= )(?= [.,] | $| ayud| auxilio)',
  '(?:necesit\\w+|mand\\w+|llam\\w+|envi\\w+|pid\\w+|urge|quiero) ~ (?:una |la )?ambulancia|(?:es|tengo|tenemos|hay) ~ emergencia medica|auxilio(?! (?:vial|mecanico|mutuo|carretero|economico))',
  '(?:my|his|her|the) (?:chest|heart) (?:is |really |keeps |feels )?(?:hurts|hurting|aching|tight|heavy|burning)',
  '(?:have|having|has|feel|feeling|got|severe|bad|with|sharp) ~ (?:chest|heart) (?:pain|pains|pressure|tightness)|(?:pain|pressure|tightness|pains) in (?:my|his|her|the) (?:chest|heart|left arm)',
  '(?:cant|can not|couldnt|unable to|struggling to|barely|hardly|hard to) (?:seem to )?(?:breathe|breath|catch my breath)|(?:trouble|difficulty|problems) breathing|(?:not|stopped|isnt) breathing',
  '(?:is|am|are|be|kid|son|daughter|baby|he|she) (?:he |she )?choking|choking on (?:a|his|her|my|some|food)|my throat is (?:closing|swelling)|(?:throat|tongue|face|lips) (?:is |are )?(?:closing|swelling|swollen)(?: up)?',
  '(?:will not|does not|cant|doesnt|wont) stop (?:the )?bleeding|bleeding (?:a lot|badly|heavily|out|profusely|so much|nonstop|will not stop)|(?:am|is|are) bleeding(?! the| brakes)|(?:losing|lost) (?:a lot of |so much |too much )blood|(?:vomiting|throwing up|coughing up|coughing|puking) blood|pregnant and bleeding',
  '(?:will not|does not|doesnt|wont|cant) (?:wake (?:up|him|her)|wake)|(?:not|isnt) (?:waking up|responding to me)|(?:is|am|found|lying|he|she) (?:\\w+ )?(?:unconscious|unresponsive)|(?:going|about) to (?:faint|pass out)|(?:am|is) (?:fainting|passing out|having a (?:seizure|stroke|heart attack|panic attack and cant breathe)|convulsing|seizing|overdosing|dying|in labor|going into labor)(?! to| for| of)',
  '(?:having|has|have) (?:a |an )?(?:severe |bad |terrible |serious )?(?:allergic reaction|heart attack|stroke|seizures?|contractions)|anaphyla\\w+|my water (?:just )?broke',
  '(?:need|call|send|get|want) ~ (?:an |the |a )?ambulance|call 911|(?:is|have|a) ~ medical emergency|(?:side|half) of (?:my|his|her) (?:face|body) ~ (?:numb|drooping|paralyzed)|(?:fever|temperature) of (?:104|105|106|40|41)',
];

/** What has just happened to somebody; not meant where it lies in the past or is only supposed. */
export const healthEvents: readonly string[] = [
  '(?:lo|la|me|se|le|nos) electrocut\\w+|(?:got|was|been) electrocuted',
  'se (?:me )?(?:desmaya|convulsiona|desploma)',
  '(?:me|le|nos|les) (?:dio|va a dar|quiere dar) ~ (?:infarto|derrame|embolia|paro|ataque)|(?:se|me) (?:infarto|infarte)(?= )',
  'se (?:me |nos |acaba de |le )?(?:desmayo|desvanecio|desplomo|atraganto|ahogo|asfixio|electrocuto|convulsiono|intoxico|enveneno|fracturo|desmayar|desmayaron)|me (?:acabo de )?(?:desmaye|desmayar|atragante|intoxique|electrocute|fracture|envenene)|nos intoxicamos|perdio el (?:conocimiento|sentido|pulso)',
  '(?:tomo|trago|ingirio|ingeri|bebio|bebi|comio|tragado|tomado|trague|tome) ~ (?:cloro|veneno|raticida|lejia|pila|pilas|bateria|detergente|acido|sosa|gasolina|thinner|iman|imanes|moneda|pastillas de)(?= )',
  '(?:me|se|le|lo|la|nos) (?:ha )?(?:pico|picaron|mordio|mordido|picado|ataco) ~ (?:alacran|vibora|serpiente|escorpion|culebra|arana|perro|abejas|avispas|medusa)',
  '(?:se|me) (?:ha )?(?:cayo|cai|golpeo|golpee|pego|pegue|caido) (?:muy |bien |fuerte )*(?:de|del|al|en|por|desde|con) ~ (?:cabeza|escaleras?|altura|segundo piso|azotea|techo|andamio|nuca)|golpe (?:muy )?(?:fuerte )?en la cabeza',
  '(?:se|me) (?:acabo de |acaba de |ha )?(?:corto|corte|cortar|quemo|queme|quemar|rebano|trozo|amputo) ~ (?:dedo|dedos|mano|brazo|muneca|pierna|vena|cuello|cara|aceite hirviendo|agua hirviendo|ojos?)',
  '(?:quemadura|quemaduras|herida|cortada) (?:muy )?(?:grave|profunda|fuerte|de tercer grado)',
  '(?:he|she|they|i|someone|somebody|wife|husband|son|daughter|mom|mother|dad|father|friend|baby|kid|child|student|guest|customer|brother|sister|grandma|grandpa|man|woman|lady|teacher|coworker) (?:just |has |have |suddenly )*(?:collapsed|fainted|passed out|overdosed|choked|stopped breathing|got electrocuted|had a seizure|had a stroke|had a heart attack)(?! flyers| forms)',
  '(?:swallowed|drank|ate|ingested) ~ (?:bleach|poison|battery|batteries|magnets?|detergent|coin|pills)',
  '(?:bitten|bit|stung) ~ (?:snake|scorpion|spider|dog|bees|jellyfish)|(?:snake|scorpion|dog) (?:just )?(?:bit|stung) (?:me|him|her|my)',
  '(?:hit|cracked|banged|smashed|split) (?:my|his|her|the) head|fell (?:down|off|from) (?:the |a |some )?(?:stairs|roof|ladder|balcony|scaffold\\w*)|head injury',
  '(?:burned|burnt|cut|cut off|slashed) (?:my|his|her) ~ (?:hand|hands|finger|fingers|face|arm|wrist|leg|neck|eyes?)(?! hair)|third degree burns?|broke (?:my|his|her) (?:arm|leg|neck|back|hip)',
];

/** Names of an emergency: meant unless the message is about something else, such as a course or an insurance. */
export const healthNames: readonly string[] = [
  'dolor(?:es)? (?:muy fuerte |fuerte |intenso )?(?:de|en el|en mi) pecho|(?:opresion|presion) en (?:el|mi) pecho|(?:infarto|preinfarto)|paro (?:cardiaco|respiratorio)|ataque (?:al corazon|cardiaco|epileptico)|derrame cerebral|sobredosis|convulsion(?:es|a|ando)?|hemorragia|inconsciente|emergencia medica|anafilaxia|ambulancia|dificultad para respirar|parto prematuro',
  'chest pains?|heart attack|cardiac arrest|overdose|seizures?|unconscious|unresponsive|medical emergency|ambulance|shortness of breath|having a stroke|bleeding out|poisoned|envenenad[oa]|intoxicad[oa]s?|sangrado abundante|pregnant bleeding|severe bleeding',
];
