import type { IntentName } from './phrases.js';

const few = String.raw`(?:\p{L}+ ){0,3}`;
const bad = String.raw`(?:pesim\p{L}+|mal[aoi]?|horribl\p{L}+|terribl\p{L}+|fatal|lament\p{L}+|desastros\p{L}+|deficient\p{L}+|nefast\p{L}+|fe[oa]|asqueros\p{L}+)`;
const service =
  '(?:servicios?|atencion|trato|experiencia|calidad|organizacion|actitud|personal|empleados?|recepcionista|bot)';
const angry = String.raw`(?:molest[oa]s?|enojad[oa]s?|furios[oa]s?|decepcionad[oa]s?|indignad[oa]s?|hart[oa]s?|inconformes?|insatisfech[oa]s?|frustrad[oa]s?|encabronad[oa]s?|enfadad[oa]s?|cabread[oa]s?|disgustad[oa]s?)`;
const badEnglish =
  '(?:worst|terrible|horrible|awful|bad|poor|disgusting|appalling|lousy|crappy|shitty|pathetic|dreadful|useless)';
const wrote =
  '(?:(?<! (?:me|se) )puse|conteste|respondi|escribi|meti|elegi|marque|anote|teclee|ingrese|di|dije|capture|llene|seleccione|escogi)';
const write = '(?:texting|messaging|contacting|sending|calling|spamming|bothering|writing|emailing)';

const rude = String.raw`(?:groser[oa]s?|mal ?educad[oa]s?|prepotentes?|majader[oa]s?|despotas?|altaner[oa]s?|irrespetuos[oa]s?|patan(?:es)?|desagradables?)`;
const made = '(?:corte|trato|servicio|tinte|trabajo|color|resultado|peinado|producto|pedido)';

/**
 * What tells of a wish wherever it stands in a message, among words that tell nothing of it. Only wishes that would never be answered
 * by knowledge; in the order in which one wins over another.
 */
export const tellingPhrases: readonly (readonly [intent: IntentName, phrases: readonly string[]])[] = [
  [
    'STOP',
    [
      String.raw`(?:ya )?no (?:me |nos )?(?:vuelv\p{L}+|sig\p{L}+) (?:a )?(?:escrib|contact|mand|envi|marc|molest|llam|busc|insist)\p{L}+`,
      String.raw`(?:ya )?no (?:me |quiero que me )?(?:escrib|contact|mand|envi|marqu|molest|llam|busqu)\p{L}+ (?:mas|nada mas|nunca|jamas)|ya no (?:me |quiero que me )?(?:escrib|contact|mand|envi|marqu|molest|llam|busqu)\p{L}+`,
      String.raw`(?:dej|par|bast)\p{L}* (?:ya )?de (?:escribir|mandar|enviar|molestar|llamar|contactar|marcar|buscar|hablar)(?:me|nos)(?= )|(?:dej|par)\p{L}*(?:me|nos) de (?:escribir|mandar|enviar|molestar|llamar|contactar|marcar)`,
      String.raw`(?:dam|den|dar|deme|borr|elimin|quit|sac|saqu|remuev)\p{L}* ${few}(?:de |del )(?:baja de )?(?:su |tu |la |esta |sus |tus |estos |los )?(?:lista|listas|base de datos|contactos|mensajes|difusion|promociones|registros)`,
      String.raw`(?:borr|elimin|quit|sac|saqu)\p{L}* (?:ya )?mis? (?:numero|telefono|contacto|celular|correo|datos)`,
      String.raw`no me (?:contact|escrib|mand|envi|llam|molest)\p{L}+(?= [.,] | $)|no insist(?:an|as|a)|bloque(?:enme|ame|eme)|stop (?:these|the|those|all) (?:messages|texts|ads)|(?:remove|delete|erase) my (?:number|phone|contact|data)`,
      String.raw`no (?:quiero|deseo|acepto) (?:recibir |que me \p{L}+ )?(?:mas )?(?:mensajes|publicidad|promociones|spam|notificaciones|llamadas|correos)`,
      `(?:please )?(?:stop|quit) ${write}`,
      String.raw`(?:do not|never) (?:contact|text|message|call|write|email|bother)(?: to)? me (?:again|anymore|any more|ever)`,
      String.raw`(?:take|remove|delete) (?:me|my (?:number|phone|contact|name))(?: \p{L}+){0,1} (?:off|from)|delete my (?:number|phone|contact)`,
      String.raw`(?:ya )?par(?:en|enle|a|ale|e|ele)(?: ya)? con (?:el |los |tantos |las |tanta |tus |sus )?(?:mensajes|publicidad|promociones|spam|notificaciones|llamadas)|(?:basta|ya no quiero|nada) de (?:publicidad|mensajes|promociones|spam|llamadas)`,
      String.raw`no me (?:este|esten|estes|anden?) (?:mandando|enviando|escribiendo|molestando|llamando|marcando|buscando)|no quiero saber (?:ya |mas |nada )+de ustedes|no quiero saber (?:ya |mas )*nada(?= $)|no escriban`,
      'no more (?:promos?|ads|spam|offers|promotions|messages|texts)|unsubscribe',
      'suscripcion a (?:sus |tus |los |estos )?mensajes',
      'do not want (?:to receive |to get |any |more )+(?:texts|messages|emails|calls|notifications)',
    ],
  ],
  [
    'COMPLAINT',
    [
      `(?:fue|fueron|es|son|era|estuvo|se porto|se portaron|anduvo|resulto) (?:\\p{L}+ ){0,2}${rude}|(?:me|nos) (?:trato|trataron|hablo|hablaron|atendio|atendieron) con (?:desprecio|groserias|prepotencia|malos modos)`,
      `no (?:estoy|estamos|quede|quedamos|sali|salimos) (?:muy |nada |del todo |para nada )*(?:conformes?|content[oa]s?|satisfech[oa]s?|a gusto) (?:con|de)|no me gusto (?:nada |para nada )*(?:como me|(?:el|su) ${made})`,
      String.raw`nadie (?:me |nos )(?:pela|topa|hace caso|quiere atender)|(?:been|was|left) on hold(?! list)|no (?:me )?(?:qued|sali)\p{L}+ bien (?:\p{L}+ ){0,3}y no (?:me |lo |la )*(?:arregl|respond|resuelv|camb)\p{L}+|(?:was|were|been) (?:\p{L}+ ){0,2}(?:rude|impolite|nasty|hostile|condescending)`,
      `${bad} (?:la |el |su |de |del |los )*${service}|${service} (?:de \\p{L}+ )?(?:es |fue |esta |estuvo |muy |tan |super |re |bien |bastante )*${bad}|${service} deja mucho que desear`,
      String.raw`me (?:trataron|trato|atendieron|atendio|hablo|hablaron|contesto|contestaron|respondio|respondieron) ${few}(?:mal|malisimo|pesimo|horrible|fatal|feo|groser\p{L}+|de malas|con groserias)`,
      String.raw`me (?:dejo|dejaron|tuvieron|tienen) ${few}(?:plantad[oa]|colgad[oa]|esperando|en visto|sin respuesta|con la palabra)`,
      String.raw`(?:me|nos) (?:gritaron|grito|insult\p{L}+|humill\p{L}+|ignoraron|faltaron al respeto|mintieron|enganaron|estafaron|vieron la cara|corrieron|discrimin\p{L}+|hicieron perder|hacen perder)|el colmo|inaceptable|indignante|intolerable|(?:nunca|jamas) mas (?:vuelvo|regreso|compro|voy)`,
      String.raw`(?:quedaron|dijeron|prometieron|iban) (?:\p{L}+ ){1,6}(?:y|pero) (?:nunca|no|nadie|nada)|(?:y|pero) (?:nunca|no|nadie) (?:me |nos )?(?:llegaron|llamaron|llamo|contestan|responden|cumplieron|avisaron|hicieron|lo hicieron|resuelven)|no (?:me |nos )?(?:dan la cara|resuelven)`,
      String.raw`(?:was|were|been|got) treated (?:\p{L}+ )?(?:horribl\p{L}+|terribl\p{L}+|badly|poorly|awful\p{L}*|like)|(?:this|it|place|you) (?:\p{L}+ )?(?:is|are) (?:such |just |all )?(?:a )?(?:scam|rip ?off|joke|scammers|thieves|liars)`,
      String.raw`estafad[oa]s?|demandar(?:los|les|te)?|me (?:tratan|trato) como|abus(?:an|ando) de (?:los clientes|la gente|uno)|trataron de la patada|no cumplen|(?:not|isnt|am not) (?:\p{L}+ )?(?:happy|satisfied|pleased) with|(?:never|dont|do not) (?:answer|respond|reply)(?= [.,] | $| to (?:me|my|us))`,
      String.raw`falta de (?:respeto|seriedad|profesionalismo|educacion|etica|consideracion|responsabilidad)|mal ?trato|maltrato`,
      String.raw`nadie (?:me |nos |se |te )?${few}?(?:atiende|atendio|contesta|contesto|conteste|responde|respondio|responda|resuelve|resolvio|ayudo|hace caso|hizo caso|hace responsable|da (?:una )?(?:solucion|razon|respuesta|informes)|soluciona|salio|cumple)`,
      String.raw`(?:nunca|jamas) (?:me |nos )?(?:contestan|responden|resuelven|atienden|solucionan|cumplen|hacen caso|dan respuesta)`,
      String.raw`(?:vengo|quiero|voy|quisiera|necesito) (?:a )?(?:reclamar(?:les)?|quejarme|denunciar(?:los)?|poner (?:un|una) (?:queja|reclamo))|(?:tengo|poner|presentar|hacer|levantar|interponer|meter) (?:un |una |mi )(?:queja|reclamo|reclamacion|denuncia)`,
      String.raw`(?:estoy|estamos|me siento|quede|quedamos|sali|ando|muy|super|bastante|bien|tan|sumamente) (?:muy |super |re |bastante |bien |mas que )*${angry}`,
      String.raw`(?:llevo|llevamos|ya tengo) (?:como |mas de |casi )?(?:\p{L}+ |\d+ ){1,3}(?:esperando|pidiendo|insistiendo|sin (?:respuesta|solucion))`,
      String.raw`exijo|me cobraron (?:de mas|dos veces|doble|algo que)|(?:son|eres|es) (?:un[oa]?s? )?(?:bola de |poco )?(?:irresponsabl\p{L}+|groser\p{L}+|incompetent\p{L}+|ladron\p{L}*|rater\p{L}+|estafador\p{L}*|mentiros\p{L}+|sinverguenz\p{L}+|fraude|asco|estafa|informales|serios)`,
      String.raw`(?:libro|hoja) de (?:reclamaciones|quejas|reclamacion)|profeco|indecopi|sernac|no puede ser que (?:nadie|nunca|siempre|todavia)`,
      String.raw`que (?:horror de|asco de|verguenza|descaro|poca seriedad|poca madre|falta|mala (?:onda|experiencia|atencion)|mal servicio)|(?:es|seria) (?:una |un )(?:verguenza|burla|estafa|tomadura de pelo|porqueria|abuso|desastre|fraude)|(?:un|puro) desastre`,
      String.raw`(?:jamas|nunca|no pienso|no) (?:vuelvo|regreso|volver|regresar|volvere) (?:mas |nunca )?(?:a (?:ir|comprar|pisar|venir)|con ustedes|a este|ahi)`,
      `${badEnglish} (?:\\p{L}+ )?(?:service|experience|place|staff|treatment|company|attitude|support)|(?:service|staff|experience|place|bot|support) (?:is|was|were|are) (?:\\p{L}+ ){0,2}?(?:${badEnglish}|rude|a joke|slow)`,
      String.raw`(?:was|were|been|so|very|really|super) (?:rude|disrespectful|unprofessional|dismissive)|waited (?:\p{L}+ |\d+ ){1,4}(?:and|for nothing)|been waiting (?:for )?(?:\p{L}+ |\d+ ){1,3}(?:hours?|days?|weeks?)`,
      String.raw`(?:nobody|no one) (?:\p{L}+ )?(?:helps|helped|came|answered|answers|called|responds|responded|cares|showed|picked)|(?:keep|keeps|kept|are|were) ignoring|ignored me`,
      String.raw`(?:am|very|so|really|extremely|totally) (?:\p{L}+ )?(?:unhappy|dissatisfied|disappointed|upset|angry|furious|annoyed|fed up|pissed|frustrated)|unacceptable|outrageous|a disgrace|how i was treated`,
      String.raw`(?:have|make|file|lodge|register|submit|leave) (?:a |an |another |my )?(?:official |formal )?complaints?|want to complain|complain about|(?:scammed|overcharged) me|charged me twice|never coming back`,
    ],
  ],
  [
    'START_OVER',
    [
      String.raw`(?:vamos|empez|empiez|empec|comenz|comienz|comienc|comenc|arran|inici|hagamos|reinici)\p{L}*(?: todo| otra| la| conversacion)*(?: de nuevo| otra vez| de cero| desde cero| desde el (?:principio|inicio|comienzo)| nuevamente| de vuelta)`,
      String.raw`borr\p{L}+ (?:todo|lo que (?:puse|llevo|escribi|dije))|(?:volv|vuelv|regres|llev)\p{L}* (?:me )?al (?:principio|inicio|comienzo|menu)`,
      String.raw`(?:start|begin|redo)(?: \p{L}+){0,2} (?:over|again|from (?:scratch|the (?:start|beginning|top)))|(?:erase|delete|clear) everything|(?:back|go|return) to the (?:start|beginning|menu|main menu)`,
    ],
  ],
  [
    'GO_BACK',
    [
      String.raw`(?:regres|volv|vuelv|devuelv|retroced|vamos|vamonos)\p{L}*(?: \p{L}+)? (?:a la|al|a lo|una|un|la|lo) (?:pregunta |paso |opcion |pantalla |mensaje |dato |respuesta )?(?:anterior|de antes|de atras|atras|pasad[oa]|previ[oa])`,
      String.raw`(?:devuelvete|regresate|regresame|devuelveme|volve|vuelve|regresa) (?:una|un|dos) (?:pregunta|paso|preguntas|pasos)|(?:paso|pregunta) (?:para |pa |hacia )?atras|devuelvete`,
      String.raw`${wrote} (?:(?:mi|el|la|los) \p{L}+ )?(?:muy |todo |bien )?mal|mal (?:la|el|mi) (?:respuesta|dato|pregunta)|${wrote} (?:otra cosa|lo que no era|el que no era|algo que no era)`,
      String.raw`(?:corregir|corrijo|cambiar|cambio|modificar|arreglar|editar|rectificar|corrige|cambia)(?: \p{L}+){0,1} (?:lo que ${wrote}|(?:la |mi |el |una |un )?(?:respuesta|dato|pregunta)(?: anterior| de antes| pasad[oa]| previ[oa])?)`,
      String.raw`me equivoque (?:al (?:poner|escribir|contestar|elegir|responder|teclear)|de (?:opcion|boton|respuesta|pregunta|dato|tecla)|en (?:la|el|mi|lo|un|una|esa) (?:anterior|respuesta|pregunta|dato|de antes|\p{L}+ anterior))|es[ao] no era|no era es[ao]|puedo (?:regresar|volver) ?(?:atras)?(?= [.,] | $)|go to previous|como (?:le hago para )?(?:regreso|regresar|volver|vuelvo)(?: atras)?(?= [.,] | $)`,
      String.raw`(?:put|gave|typed|entered|wrote|chose|picked|selected|answered|clicked|pressed) (?:in )?(?:the |a |my )?(?:\p{L}+ ){0,2}?wrong(?: (?:thing|answer|option|one|number|name|date|choice|button|info))?`,
      String.raw`made a (?:typo|mistake)|wrong (?:answer|option|choice|button)|(?:change|fix|correct|edit|redo) (?:what|the thing) i (?:just )?(?:said|wrote|put|typed|entered|answered)|(?:change|fix|correct|edit|redo) (?:my|the|that) (?:last |previous )?(?:answer|reply|response)`,
      String.raw`(?:to|back|see) (?:the |a )?(?:previous|last|prior|earlier) (?:question|step|one|answer|screen)|(?:one|a) (?:step|question) back|back (?:one|a) (?:step|question)|go back a (?:step|question)`,
    ],
  ],
];
