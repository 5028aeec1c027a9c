/**
 * Dangers told by what happens and to whom, which stand close together in either order. Reviewed apart from the code: see the README.
 */

/** Either of two things, followed by the other in the same few words. */
function near(one: string, other: string): string {
  const between = String.raw`(?: [\p{L}\p{N},]+){0,8}`;
  return `${one}${between} ${other}|${other}${between} ${one}`;
}

const kin =
  '(?:hij[oa]s?|hijit[oa]|bebes?|nin[oa]s?|niet[oa]s?|sobrin[oa]s?|mama|papa|madre|padre|espos[oa]|marido|mujer|abuel[oa]s?|abuelit[oa]|herman[oa]s?|hermanit[oa]|amig[oa]s?|novi[oa]|senora?|alumn[oa]s?|companer[oa]s?|client[ea]s?|alguien|suegr[oa]|ti[oa]|vecin[oa]|pareja|persona|muchach[oa]|chic[oa]|chav[oa])';
const kinEnglish =
  '(?:son|daughter|kid|child|baby|mom|mother|dad|father|brother|sister|wife|husband|friend|boy|girl|woman|man|student|neighbor|grandma|grandpa|little \\p{L}+)';

const unableToGet = String.raw`no (?:(?:pued|pod|logr|consig|alcanz)\p{L}+ |a |me |le |nos |deja )*(?:agarr|jal|tom|met|pas|lleg|entr)\p{L}*`;
const air = '(?:aire|oxigeno)(?! acondicionado| fresco| del? )';
const blood = '(?:sangre|sangrado|hemorragia)';
const doesNotStop = String.raw`no (?:se |me |le |nos |(?:pued|pod|logr|consig)\p{L}+ )*(?:para|parar|dej\p{L}+ de|deten\p{L}+|detien\p{L}+|cede)`;
const seesNothing = String.raw`(?:no (?:puedo |puede |logro )?ve(?:o|r)?|dej[eo] de ver)(?: nada| bien)? (?:de|con|por) (?:un|el|mi|su) ojo`;
const suddenly = String.raw`(?:de repente|de golpe|desde (?:la manana|ayer|anoche|hoy|hace (?:un |unos |una )?(?:rato|minutos?|horas?|momento|poco))|hoy|ahorita|cabeza|mare\p{L}+)`;

/** Breath, blood, sight and fits. */
export const healthComposed: readonly string[] = [
  `${unableToGet} (?:el |bien |mas )*${air}|no (?:alcanz|logr|consig)\\p{L}+ (?:a |ni |bien )*respirar`,
  `(?:${kin}|hay|esta|encontr\\p{L}+|quedo|tirad[oa])(?: \\p{L}+){0,4} sin (?:respirar|respiracion|pulso)|sin signos (?:vitales|de vida)`,
  String.raw`(?:cant|barely|hardly|not|unable to|struggling to|couldnt) (?:seem to |able to |really )?(?:get|catch|take in) (?:any |enough |my |his |her )*(?:air|breath|oxygen)|gasping for (?:air|breath)`,
  near(blood, doesNotStop),
  String.raw`chorre\p{L}+ (?:de |la |mucha )*sangre|sangre (?:a chorros|por todos lados|por todas partes|a borbotones)|charco de sangre|(?:me|se) (?:cort|raj)(?:e|o)(?: \p{L}+){0,3} (?:profund[oa]|hond[oa])`,
  near('(?:blood|bleeding)', '(?:will not|does not|cant|would not)(?: seem to)? stop'),
  String.raw`blood all over|blood (?:keeps|is|just keeps) (?:coming|pouring|gushing|spurting)|(?:pouring|gushing|covered in|pool of) blood(?! orange)|cut (?:my|his|her) \p{L}+ (?:really |very |pretty |so )?deep|deep (?:gash|wound)`,
  near(seesNothing, suddenly),
  String.raw`(?:is|am|are|was|started) (?:\p{L}+ )?(?:having (?:a |an )?(?:epileptic )?fits?(?! about| over| because| of)|convulsing|jerking(?! off)|having convulsions|shaking uncontrollably)|(?:dando|dio|teniendo|tuvo) (?:un |una )?(?:ataque|crisis) (?:epileptic[oa]|de epilepsia|convulsiv[oa])|(?:sacud|retorc)\p{L}+ en el (?:piso|suelo)`,
];

const suddenState = '(?:amanecio|amaneci|de repente|no (?:puede |puedo )?(?:habla\\p{L}*|mueve|mover)|brazo)';

/** Overdoses, deep water and strokes. */
export const healthSudden: readonly string[] = [
  near('(?:mucha|muchisima|demasiada) sangre', String.raw`(?:cort|raj|cay|golpe|herid)\p{L}*`),
  String.raw`${kin}(?: \p{L}+){0,4} se (?:cayo|desplomo) (?:\p{L}+ ){0,3}(?:y|,) (?:ya )?no (?:contesta|responde|reacciona|despierta|habla)`,
  near(
    String.raw`(?:brazo|cara|lado|pierna)(?: \p{L}+)? (?:dormid|adormecid|entumid)[oa]`,
    String.raw`(?:cuesta|no puedo|no puede|trab\p{L}+)(?: \p{L}+)? hablar`,
  ),
  near(kin, '(?:ahogandose|asfixiandose|desangrandose|muriendose)'),
  String.raw`(?:se (?:puso|quedo|pone)) (?:\p{L}+ )?(?:blanc[oa]|palid[oa]|amarill[oa]|gris) y (?:no|se (?:fue|cayo|desplom\p{L}+))`,
  near(
    '(?:pecho|corazon|chest|heart)',
    String.raw`(?:(?:sudo|sudor|sudando) frio|me oprime|(?:brazo|arm)(?: is| esta| se me)? (?:numb|dormid[oa]|durmio|adormecid[oa]))`,
  ),
  String.raw`(?:se|me) (?:tom|trag|acab|met)(?:o|e|io|i) (?:como |casi )*(?:tod[oa] (?:la |el |una |un )?|un[oa]? |el |la )(?:caja|frasco|bote|blister|tira)(?: (?:enter[oa]|complet[oa]|tod[oa]))?(?: \p{L}+)? de (?:\p{L}+pam|pastillas|gotas|medicina|tramadol|paracetamol|insulina|somniferos|calmantes|antidepresivos)`,
  String.raw`(?:kid|child|baby|toddler|nin[oa]|bebe|hij[oa])(?: \p{L}+){0,2} (?:locked|encerrad[oa]) (?:\p{L}+ )?(?:in|en) (?:a |the |my |el |un |mi )?(?:hot )?(?:car|carro|coche|auto)(?= )`,
  String.raw`(?:me|se) (?:pase|paso|excedi|excedio) (?:de|con|en) (?:la |las )?(?:dosis|pastillas|medicinas?|medicamentos?|insulina)`,
  near(
    String.raw`(?:cayo|caido|cai|hundi\p{L}+|fell|sank|metio) (?:a|en|al|in|into) (?:la |el |the |a )?(?:alberca|piscina|rio|mar|pozo|lago|presa|pool|river|lake|well)`,
    String.raw`(?:no (?:sale|sabe nadar|se mueve|responde|l[oa] v\p{L}+)|cant swim|not (?:moving|coming up)|ahog\p{L}+)`,
  ),
  near('(?:boca|cara) (?:chueca|torcida|de lado|caida|paralizada)', suddenState),
  'suddenly (?:cant|can not|is unable to) (?:talk|speak|see|move|walk)',
  String.raw`(?:sale|saliendo|salio|brota\p{L}*|echa\p{L}*) (?:un chorro|chorros|borbotones) de sangre`,
];

/** A sense that is lost: not meant where it was lost long ago. */
export const healthLost: readonly string[] = [
  String.raw`dej[eo] de ver (?:de|con|por) (?:un|el|mi|su) ojo|perdi(?:o)? la (?:vista|vision)(?! del? )|se (?:me|le) (?:fue|nublo|apago) la (?:vista|vision)`,
  String.raw`(?:lost|losing) (?:\p{L}+ ){0,2}(?:vision|sight) (?:in|of|on)|cant see (?:\p{L}+ ){0,2}(?:out of|from|with) (?:\p{L}+ ){1,2}eye`,
];

const limbs = '(?:brazos|munecas|venas|piernas|muslos|antebrazos?)';
const nobodyCares = String.raw`nadie (?:le |me |se |nos |lo )*(?:hago falta|va a (?:importar|extranar|notar|dar cuenta|llorar)|importa|importaria|importo|extran\p{L}+|notaria|daria cuenta|necesita)`;
const gone = String.raw`(?:no quiero (?:estar|seguir)|desaparezco|desapareciera|me muero|me muriera|(?:ya|yo) no (?:este|estuviera|existiera|exista))(?: aqui| mas| ya)*`;
const nobodyCaresEnglish = String.raw`(?:nobody|no one|noone) (?:would |will |is going to |even |really )*(?:cares?|notices?|miss(?:es)?)`;
const goneEnglish = String.raw`i (?:\p{L}+ )?(?:die|died|disappear\p{L}*|vanish\p{L}*|am gone|was gone|were gone|stopped existing)`;

/** Cutting oneself, and wishing to be gone. */
export const selfHarmComposed: readonly string[] = [
  String.raw`(?:me|se) (?:volvi(?:o)? a |vuelvo a |vuelve a |sigo |sigue |ando )?(?:cort(?:ar|e|o|ando)|raj(?:ar|e|o|ando)) (?:otra vez |de nuevo |en )*(?:los|las|el|mis|sus) ${limbs}(?! (?:rasur|depil|al |con el rastrillo))|(?:hice|hago|hizo|hace|haciendo) (?:unos |otros |unas )?(?:cortes|cortadas|heridas) en (?:los|las|el|mis|sus) ${limbs}`,
  String.raw`(?:cut|cutting|slit|slitting|slashed) (?:up )?my (?:own )?(?:wrists|veins|arms|legs|thighs|(?:wrist|arm|leg) again)(?! (?:shaving|while|by accident|accidentally|on (?:glass|a |the )))`,
  near(
    '(?:pastillas|cuerda|soga|pistola|veneno|navaja|pills|rope|gun)',
    '(?:acabar con todo|terminar con todo|quitarme la vida|matarme|end it all|end everything)',
  ),
  String.raw`(?:ya )?tengo (?:lista )?(?:la|una) (?:cuerda|soga)(?: lista| preparada| amarrada)(?= [.,] | $)|(?:cant|can not) go on(?= [.,] | $| like this| anymore)|want (?:it|everything|all of this) to (?:be over|end|stop)(?= [.,] | $)|quiero que (?:ya )?(?:todo|todo esto) (?:ya )?(?:se )?(?:termine|acabe)(?: ya)?(?= [.,] | $)|${kin} se (?:colg|ahorc)o`,
  'me (?:tome|trague) tod[oa] (?:el|la) (?:frasco|bote|caja|blister)(?= [.,] | $)',
  '(?:acabar|terminar) con (?:mi|este|tanto) (?:sufrimiento|existencia)(?= [.,] | $| de una vez)',
  near(gone, nobodyCares),
  String.raw`no (?:puedo|aguanto|soporto) (?:mas |ya )*(?:con )?(?:la|mi|esta) (?:vida|existencia)(?= [.,] | $)`,
  near('(?:pills|meds|tablets)', '(?:take|swallow) (?:them all|all of them|every one)'),
  '(?:happier|better|relieved|easier)(?: off)? (?:when|if|once) i (?:am |was |were )?(?:dead|gone|die|died|not (?:here|around|alive))',
  near(goneEnglish, nobodyCaresEnglish),
  near(
    String.raw`(?:estarian|estaran|vivirian|serian) (?:\p{L}+ )?(?:mejor|tranquil[oa]s|felices|content[oa]s)`,
    '(?:sin mi|yo no (?:estuviera|existiera)|si me (?:muero|muriera))',
  ),
  '(?:quiero|quisiera|me gustaria|ganas de) (?:solo |nomas |ya )?desaparecer(?= [.,] | $| y (?:que|no|ya)| de todo| por completo)|(?:want|wish|would like|ready) (?:i could |to )(?:just )?(?:vanish|disappear)(?= [.,] | $| and| forever)',
];

const harm =
  '(?:(?:matar|golpear|apunalar|secuestrar|violar|ahorcar|balear|balacear)(?:me|nos|la|lo|los)?|(?:quemar|picar|disparar)(?:(?:me|nos)|(?= (?:mi|la|nuestra) (?:casa|negocio|local|carro))))';
const menace = String.raw`(?:dice[n]?|diciend\p{L}+|dijo|dijeron|escrib\p{L}+|amenaz\p{L}+|jur[oa]|mensajes?|grit\p{L}+|ex|exnovi[oa]|exmarido|hombres?|tipos?|sujetos?|vecin[oa]s?|padrastro)`;
const beats = String.raw`(?:(?:peg|golpe|atac|pate|maltrat|lastim|ahorc)(?:a|an|o|aron|ando|andole|andola|andolo)|apale\p{L}+|agred\p{L}+|apunal\p{L}+|acuchill\p{L}+|tortur\p{L}+)`;
const beatsEnglish = String.raw`(?:hits?|hitting|beats?|beating|attack(?:s|ed|ing)|punch(?:es|ed|ing)|kick(?:s|ed|ing)|stabb(?:ed|ing)|strangl(?:es|ed|ing))`;
const fire = '(?:humo|fuego|llamas|incendio|lumbre)';
const noWayOut = String.raw`(?:no (?:se )?(?:podemos|puedo|pueden|puede|logramos|hallamos|encontramos|hay|(?:me|nos) dejan?|tenemos)(?: \p{L}+){0,3} (?:salir|salida|escapar|respirar)(?! de | del | para )|atrapad[oa]s?|rodead[oa]s?)`;
const noWayOutEnglish = '(?:(?:cant|unable to|no way to|could not) (?:get out|leave|escape|find the exit)|trapped)';
const ill = String.raw`(?:mare(?:a|o|ado|ada|ados|adas|ando)|vomit\p{L}+|nauseas?|duele la cabeza|dolor de cabeza|desmay\p{L}+)`;
const illEnglish = '(?:dizzy|headaches?|nauseous|sick|lightheaded|sleepy|vomiting)';

const armed =
  '(?:con|with) (?:un |una |a |an )?(?:cuchillo|pistola|arma|machete|navaja|palo|tubo|bate?|knife|gun|weapon|bottle)(?! (?:de|glue) )';
const atHome =
  '(?:afuera|fuera|dentro|puerta|outside|at|in|inside)(?: (?:de|la|my|our|the)){0,2} (?:mi |nuestra )?(?:casa|puerta|cuarto|trabajo|house|home|door|window|apartment|car|work|room)';
const intruder = '(?:alguien|hombres?|tipos?|sujetos?|desconocid[oa]s?|encapuchad[oa]s?|ladron(?:es)?|rateros?)';
const burning =
  '(?:casa|cuarto|cocina|sala|cama|colchon|cortinas?|techo|edificio|departamento|depa|local|bodega|tienda|carro|coche|camioneta|pasto|cerro|ropa|pelo)';
const burningEnglish =
  '(?:curtains?|bed|couch|sofa|stove|pan|wires?|outlet|tree|roof|shed|fence|hair|clothes|shirt|trash|garbage|house|room|apartment)';

/** Pursuers, intruders, captors and fire in a home. */
export const dangerAtHand: readonly string[] = [
  '(?:pull|pulled|pulling|drag|dragged|dragging|force|forced|forcing) (?:me|us|her|him) (?:in|into|inside) (?:a|his|the|her|their) (?:van|car|truck|house|room|alley)',
  String.raw`(?:pic(?:ar|aron|o)|acuchill\p{L}+) con (?:un |una )?(?:navaja|cuchillo|punta|desarmador|picahielo)`,
  near(
    '(?:temblando|temblor|sismo|terremoto|earthquake)',
    String.raw`(?:se (?:cayo|esta cayendo)|atrapad[oa]s?|derrumb\p{L}+|collapsed|trapped)`,
  ),
  String.raw`amenaz\p{L}+ (?:con|de) (?:matar|golpear|quemar|violar|lastimar)(?:me|nos|la|lo|los)`,
  near(
    String.raw`(?:humo|chispas|smoke|sparks)`,
    '(?:huele a quemado|olor a quemado|un corto|corto circuito|cortocircuito|short circuit|burning smell)',
  ),
  String.raw`(?:hombres?|tipos?|senor|sujetos?|alguien|ex|marido|esposo|novio|agarr\p{L}+)(?: [\p{L},]+){0,6} no me (?:suelta|sueltan)|(?:me|nos|la|lo) (?:quieren|quiere|quisieron|quiso|intentan|intentaron) subir (?:a|en) (?:un|una|su) (?:carro|coche|camioneta|auto|moto|taxi)|(?:me|la|lo) (?:estan subiendo|subieron) a la fuerza`,
  String.raw`hands (?:around|on) (?:my|her|his) (?:neck|throat)|(?:me|la|lo|le) (?:avent|empuj|estrell|azot|arroj|jalone)(?:o|aron|a|an) (?:\p{L}+ ){0,2}(?:contra|a) (?:la|el|los) (?:pared|piso|suelo|puerta|calle|carro|escaleras)`,
  String.raw`si (?:lo|la|me) (?:dejo|denuncio|deja|voy|salgo|denuncia)(?: \p{L}+){0,3} (?:me|nos|la|lo) (?:mata|va a matar|matara|golpea|quema)`,
  String.raw`(?:rompiendo|quebrando|forzando|tumbando|pateando) (?:la|las|los|mi|el) (?:puertas?|ventanas?|vidrios?|chapa|cerradura|reja)(?: \p{L}+){0,2} (?:para|meterse|entrar|casa)`,
  near(
    String.raw`(?:flood(?:ing|ed)?|inund\p{L}+|derrumb\p{L}+|collapsed)`,
    '(?:trapped|stuck inside|atrapad[oa]s?|adentro|debajo)',
  ),
  String.raw`(?:me|nos|la|lo) (?:esta|estan|viene|vienen|anda|andan) (?:correteando|persiguiendo|siguiendo|acechando|acosando)(?! (?:en|por) (?:ig|insta\p{L}*|face\p{L}*|tiktok|redes|twitter))`,
  `se (?:nos |me |le )?esta (?:quemando|prendiendo|incendiando)(?: todo| toda)? (?:el|la|las|un|una|mi|su) ${burning}|(?:agarro|agarraron|cogio|prendio) (?:fuego|lumbre)(?! lento)`,
  `${burningEnglish} (?:is |are |just )?(?:on fire|burning|in flames|caught fire)`,
  '(?:me|nos|la|lo) tienen? (?:encerrad|amarrad|atad|secuestrad|retenid)[oa]s?',
  near(atHome, armed),
  `${intruder}(?: \\p{L}+){0,3} (?:tratando de|intentando|queriendo) (?:abrir|entrar|meterse|forzar|tumbar)`,
  String.raw`encapuchad[oa]s? (?:\p{L}+ )?(?:entr|met|afuera|lleg|quier|asalt|rob)\p{L}*`,
  '(?:someone|somebody|a stranger|an intruder|a burglar) is (?:hiding )?(?:in|inside|outside) (?:my|our) (?:house|home|apartment|room|car|window|door|yard)(?= [.,] | $| and| help| right now| please)',
  String.raw`(?:me|la|lo|le|nos) (?:esta |estan )?(?:manose|toquete)(?:o|aron|a|an|ando)|forced (?:himself|herself|themselves) on|(?:me|la|lo) (?:obligo|obligaron|obliga) a (?:tener (?:sexo|relaciones)|desnud\p{L}+|tocar\p{L}+|acostar\p{L}+)`,
];

/** Threats, blows, fire and gas. */
export const dangerComposed: readonly string[] = [
  `${menace}(?: [\\p{L},]+){0,5} (?:va|van|viene|vienen|iba|iban|quiere|quieren) (?:a )?(?:venir a |ir a )?${harm}(?= )(?! (?:el tiempo|el hambre))`,
  `${beats} (?:muy |feo |mucho |todos )*a (?:mi|mis|una?|su|sus|otr[oa]|nuestr[oa]) ${kin}`,
  `${beatsEnglish} (?:up )?(?:on )?(?:my|a|an|her|his|another|our) ${kinEnglish}(?! (?:up|at|in (?:chess|tennis|a game|the game)))`,
  near(fire, noWayOut),
  near('(?:smoke|fire|flames)', noWayOutEnglish),
  near('(?:a|de|el) gas(?! del? )', ill),
  near('(?:gas|fumes|monoxide)', illEnglish),
  '(?:strong|bad|weird|awful) (?:gas smell|smell of gas)|gas (?:smell|odor)(?= (?:is|and|in|everywhere))|gas smells',
];
