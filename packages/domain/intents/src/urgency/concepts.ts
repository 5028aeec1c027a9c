/** Words of people in danger by what they mean, in any form: patterns of whole words in the form of `plainWords`. */
export const dangerConcepts = {
  kin: 'hij[oa]s?|hijit[oa]|bebes?|nin[oa]s?|niet[oa]|sobrin[oa]|mama|papa|madre|padre|espos[oa]|marido|mujer|abuel[oa]|abuelit[oa]|herman[oa]s?|amig[oa]|novi[oa]|senora?|alumn[oa]|companer[oa]|client[ea]|alguien|suegr[oa]|ti[oa]|vecin[oa]|pareja|persona|gente|muchach[oa]|he|she|they|baby|son|daughter|kid|child|toddler|boy|girl|mom|mum|dad|mother|father|husband|wife|friend|brother|sister|grandma|grandpa|grandmother|grandfather|someone|somebody|person|man|woman|people|uncle|aunt|coworker|customer|student',
  no: 'no|ni|not|cant|cannot|never|sin|without|stopped|dejo',
  breathe: 'respir\\p{L}+|breath\\p{L}*|aire|air|oxigeno',
  choke: 'ahog\\p{L}+|asfixi\\p{L}+|atragant\\p{L}+|atoro|atorado|choking|suffocating|strangled',
  wake: 'despiert\\p{L}*|despert\\p{L}+|reacciona\\p{L}*|respond[eio]\\p{L}*|contesta|wake|waking|responding|responsive|respond|moving|mueve|move|levanta|levantar|levantarse|up',
  faint:
    'desmay\\p{L}+|desvanec\\p{L}+|desplom\\p{L}+|desmaye|inconsciente|fainted|faint|fainting|collapsed|unconscious|unresponsive|mareando|convulsion\\p{L}*|seizure|seizures|infart\\p{L}+|derrame|stroke|preinfarto',
  bleed: 'sangr\\p{L}+|desangr\\p{L}+|hemorragia|bleeding|bleed|blood',
  much: 'much[oa]s?|muchisim[oa]|demasiad[oa]|bastante|abundante|lot|lots|heavily|badly|everywhere|severely|parar?|paran|stop|stopping|deja|detiene',
  heart: 'pecho|corazon|chest|heart',
  hurt: 'duele|duelen|dolor(?:es)?|dolia|aprieta|opresion|presion|punzadas?|ardor|arde|pain|pains|hurts?|hurting|tight|tightness|pressure|aching',
  numb: 'dormid[oa]|adormecid[oa]|entumid[oa]|paralizad[oa]|durmio|paralizo|adormecio|numb|paralyzed|numbness|feel|feeling|siento|siente|mover|talk|hablar|speak',
  side: 'mitad|lado|medio|cuerpo|cara|face|side|body|half|brazo|pierna|piernas|arm|leg|legs|izquierd[oa]|left|boca|mouth|neck|cuello|espalda|columna',
  poison:
    'veneno|cloro|raticida|lejia|acido|sosa|bleach|poison|cleaner|detergente|detergent|pilas?|battery|batteries|monedas?|coin|magnet|imanes|gasolina|thinner',
  swallow: 'took|tom[oea]|tomaron|trag[ou]e?|trago|comio|ingirio|bebio|swallowed|drank|ate|drunk|ingested|tome|bebi',
  swell: 'hinch\\p{L}+|inflam\\p{L}+|cerr\\p{L}+|cierra|closing|swelling|swollen|swelled',
  throat: 'garganta|lengua|labios|throat|tongue|lips|cara|face',
  fall: 'cayo|cai|caida|caido|golpe\\p{L}*|pego|pegue|fell|fall|hit|aplasto|crashed|choco|chocamos|choque|accidente|accident|atropello|atropellaron|camion|truck',
  grave:
    'roto|rota|rompio|rompi|quebro|herid[oa]s?|injured|hurt|broken|broke|wounded|grave|atrapad[oa]s?|trapped|muert[oa]s?|dead|prensad[oa]|lastimad[oa]',
  burn: 'quem[oea]|quemando|quemandose|incendi\\p{L}+|fuego|llamas|fire|flames|burning|burned|burnt|ardiendo|humo|smoke',
  place:
    'casa|cocina|edificio|departamento|depa|tienda|local|escuela|salon|cuarto|house|home|kitchen|building|apartment|room|school|store|shop|clinic|office|garage|bano|bathroom|everywhere|adentro|inside|dentro',
  gas: 'gas',
  smell: 'huele|olor|oliendo|fuga|smell|smells|leak|leaking|escapando|escape',
  birth: 'parto|nacer|naciendo|contracciones|labor|contractions',
  pregnant: 'embaraz\\p{L}+|pregnant',
  dying: 'mur\\p{L}+|muere|muero|morir|morirse|dying|dies|die',
  ambulance: 'ambulancia|ambulance|paramedicos|911|112|paramedics|auxilio',
  kill: 'matar|matarme|matarlo|matarla|mato|kill|killing|suicid\\p{L}+|suicide|ahorcar|ahorcarme|colgar|colgarme|kill|hang',
  self: 'me|mi|misma|mismo|myself|himself|herself|themselves|i|yo|se',
  wish: 'quier\\p{L}+|quisiera|deseo|desearia|desea|voy|va|pienso|pensando|piensa|planeo|planeando|ganas|intento|intente|want|wants|wish|going|thinking|think|plan|planning|gonna|trying|tried|feel|like',
  live: 'vivir|viviendo|viva|existir|existiendo|live|living|alive|exist|vida|life',
  die: 'morir|morirme|morirse|muert[oa]|desaparecer|suicidarme|suicidarse|matarme|matarse|dead|die|disappear|suicide',
  end: 'quitar|dejar|acabar|terminar|quitarme|quitarse|end|ending|take|acabe',
  attack:
    'peg[ao]|pegan|pegaron|golpe[ao]n?|golpeando|golpeo|violo|violaron|violan|viola|ataco|atacan|atacaron|atacando|maltrata|abus[oa]|abusaron|hits?|hitting|beats?|beating|attacked|attacking|raped|hurting|abusing|abused|stabbed|shooting|shot|disparo|dispararon|disparando|apunalaron|apunalo|secuestr\\p{L}+|kidnapped|asalt\\p{L}+|robando|rob(?:ar|aron|aron|bed)|robbed|mugged|persigue[n]?|siguiendo|sigue[n]?|following|chasing|amenaz\\p{L}+|threatening|threatened',
  attacker:
    'hombres?|tipo|tipos|sujetos?|ladron|ladrones|ratero|rateros|marido|esposo|novio|papa|padre|padrastro|ex|vecino|hermano|jefe|alguien|man|men|guy|husband|boyfriend|dad|father|stepdad|neighbor|brother|boss|someone|somebody|stranger|intruder|burglar|thief|he|they|ladrona',
  weapon:
    'pistola|arma|armado|armados|cuchillo|cuchillos|navaja|machete|rifle|gun|knife|weapon|armed|bomba|bomb|gunman|shooter|balazos|disparos|tiros|gunshots',
  victim: 'me|nos|mi|mis|my|us|her|him|sister|daughter|son|mom|mother|mama|hija|hijo|hermana',
  vehicle: 'carro|coche|auto|camioneta|motor|moto|car|engine|vehicle',
  thief: 'ladron|ladrones|ratero|rateros|intruso|intruder|burglar|thief|asaltantes?',
  crime: 'secuestr\\p{L}+|violaron|violada|violado|apunal\\p{L}+|balead[oa]|kidnapped|raped|stabbed|shot',
  firearm:
    'arma|armad[oa]s?|pistola|gun|gunman|shooter|bomba|bomb|balazos|disparos|tiros|gunshots|tiroteo|balacera|shooting',
  exists: 'hay|there|tenemos',
  trapped: 'atrapad[oa]s?|encerrad[oa]s?|trapped',
  spine: 'cuello|columna|nuca|neck|spine',
  giving: 'dar|dando|giving',
  light: 'luz|birth',
  see: 'veo|ve|see|vista|vision|veia',
  suddenly: 'repente|suddenly|subito',
  injured: 'herid[oa]s?|injured|wounded|lesionad[oa]s?|lastimad[oa]',
  more: 'mas|anymore|longer',
  forever: 'siempre|forever',
  fight: 'pelea|peleando|pelean|fighting|fight|rina',
  breakIn: 'broke|breaking|hiding|escondid[oa]|escondidos',
  now: 'ahorita|ahora|ya|urgente|rapido|ayuda|ayudenme|ayudame|auxilio|now|help|please|urgent|hurry|emergencia|emergency',
} as const;

/** Words that make a message about danger neither less nor more so. */
export const dangerFillers = `el la los las lo un una unos unas de del al a en por para con y o e que me te se le les nos mi mis tu su sus este esta esto ese
  esa eso todo toda ya yo ahi aqui muy bien favor porfa hola si es son fue esta estan estoy estamos esta tiene tengo tienes tuvo tenia aqui asi ser estar dos tres cuatro two three
  por favor creo parece como cuando donde porque sigue estaba quedo suelo piso calle noche hoy ayer recien acaba acabo acaban hace rato minuto minutos
  dios por que hago ocupo necesito doctor medico alguien venga vengan manden mande llamen ha he han sido the a an i my your you it this that is are was were be am
  has have had do does did to of in on at for with and or her his their our its here so very really just right please oh god what we need doctor hospital
  floor ground street think having getting got some will would now from by out off all over really feels after strong fuerte being into`;
