/** What every bot understands besides answers. In the order in which one wins over another in the same message. */
export const intentNames = [
  'PERSON',
  'PERSON_REFUSED',
  'STOP',
  'COMPLAINT',
  'START_OVER',
  'GO_BACK',
  'CANCEL',
  'HELP',
  'CAPABILITIES',
  'FAREWELL',
  'THANKS',
  'GREETING',
] as const;

/** What a visitor wants of the bot itself. */
export type IntentName = (typeof intentNames)[number];

/** The phrases of an intent, for the form of `plainWords`. */
interface IntentPhrases {
  /** Sure by themselves, when a message holds nothing else. */
  readonly sure: readonly string[];
  /** Meant only where a message answers nothing, because the same words may answer a question. */
  readonly perhaps?: readonly string[];
}

const wish =
  '(?:quiero |quisiera |me gustaria |deseo |necesito |prefiero |mejor |vamos a |podemos |puedo |podria |i want to |i would like to |can i |can we |let us |lets |please |could we |i need to |want to |puedes |dejame )*';

// No word stands both alone and inside a longer one of these: otherwise a long message could be read in too many ways.
const hello =
  'hola+|ola que (?:ase|hace|hacer)|holi|holis|holiwis|ola|wenas|wena|bnas|bns|guenas|hey|oye|oigan|oiga|que (?:tal todo|tal|onda|hubo|hay|mas pues|mas|paso|gusto|pedo)|quiubo|quihubo|quiubole|que hubole|holas|(?:muy )?buen(?:a{1,2}s{0,2}|o{1,2}s{0,2})?(?: dia| dias| tarde| tardes| noche| noches)?|un saludo|saludos cordiales|saludos|como (?:me le va|se encuentran|se encuentra|te encuentras|amanecio|amanecieron|han estado|has estado|estas|esta|estan|andas|andan|va|le va|te va|vas|van|anda)(?: todos| ustedes| usted)?|alo|epa|todo bien|hi|hello|howdy|yo|sup|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|greetings|how are you(?: doing)?|how is it going|what is up|whats up|how do you do|nice to meet you|hiya|heya|hii|yo what is up|morning all|g day|disculp(?:a|e|en)|perdon|feliz (?:dia|tarde|noche)|bendiciones|hay alguien|alguien ahi|(?:anyone|anybody|are you) there|(?:estas|estan|sigues) ahi';
const addressed =
  'a todos|amig[oa]s?|bot|senor|senora|senorita|joven|there|everyone|all|team|guys|equipo|espero (?:esten|estes|este) bien|gente|friend|bonita|bonito|again|de nuevo|otra vez|sir|madam|today|hoy|y|,|\\.';

/** Every intent but those about a person. */
export const phrasesOfIntents: Readonly<Record<Exclude<IntentName, 'PERSON' | 'PERSON_REFUSED'>, IntentPhrases>> = {
  STOP: {
    sure: [
      '(?:por favor )?(?:ya )?(?:no me|dejen de|deja de|dejame de|deje de|paren de|para de|basta de|dejar de) (?:escrib\\w+|mand\\w+|envi\\w+|molest\\w+|contact\\w+|hables|hablen|spam\\w*)(?:me)?(?: mas| otra vez| nunca| (?:mas )?(?:mensajes|cosas|esto|spam|nada))*',
      '(?:no quiero|ya no quiero|no deseo|no me interesa) (?:recibir |que me (?:manden|escriban|envien|manden mas) ?|mas )+(?:mensajes|notificaciones|publicidad|informacion|nada)?(?: mas| suyos| de ustedes)*|(?:quiero )?(?:darme|dame|denme|dar|deme) de baja|desuscribir(?:me)?|cancelar (?:la )?suscripcion(?: a mensajes)?|no molest(?:en|es|ar)(?: mas)?|dejame en paz|dejenme en paz|deja(?:n)?me tranquil[oa]|(?:quit|borr|elimin|saqu|sac)\\p{L}+ (?:mi (?:numero|telefono|correo) )?(?:de (?:su|tu|la|esta|sus) (?:lista|listas|base de datos))|eliminen? mi numero|borren? mi numero',
      '(?:please )?(?:stop|quit) (?:writing|messaging|texting|contacting|sending|bothering|spamming)(?: to)?(?: me)?(?: messages| anymore| texts| this)*|unsubscribe(?: me)?|(?:do not|dont|never) (?:write|message|text|contact|send|bother)(?: to)? ?(?:me)?(?: messages)?(?: anymore| again| any more)*|leave me alone|opt out|remove me(?: from (?:this|your|the) list)?|take me off (?:this|your|the) list|no more messages',
    ],
    perhaps: ['stop|alto|baja|basta|ya basta|parar|detente|enough'],
  },
  COMPLAINT: {
    sure: [
      `${wish}(?:poner|presentar|hacer|levantar|meter|dejar|expresar|reportar|tengo|interponer|registrar|dar) (?:una |un |el |la |mi |una gran )?(?:queja|reclamo|reclamacion|inconformidad)s?(?: (?:formal|por favor|del servicio|sobre el servicio|de su servicio|con ustedes|por el (?:mal )?servicio))*|(?:queja|quejas|reclamo|reclamos|reclamacion)(?: por favor)?|me quiero quejar(?: de(?:l)? \\p{L}+)*|quiero quejarme(?: del servicio)?`,
      '(?:que |muy |es un |es una |esto es |esto es un |esto es una |son un|son unos |son una |eres un |eres una |ustedes son |es |el |un |una |su |el peor |pesim[oa] |fatal |mal[oai]? |verdader[oa] |puro |pura |son |estoy |estoy muy |me siento |me )*(?:asco|porqueria|basura|mierda|pesimo|pesima|pesimo servicio|mal servicio|mala atencion|pesima atencion|horrible|terrible|fatal|estafa|ratero?s|estafadores|ladrones|inutil|inutiles|decepcionad[oa]|molest[oa]|enojad[oa]|indignad[oa]|inconforme|frustrad[oa]|fastidiad[oa]|furios[oa]|hart[oa]|burla|robo|peor servicio|verguenza|desastre)(?: (?:de|el|la|su|con|este|esta|bot|servicio|atencion|lugar|chat|ustedes|mi|pedido|trato|experiencia|todo|esto|sistema|robot))*',
      '(?:esto |este bot |el bot |este chat |tu |usted )?no (?:sirve|sirves|funciona|funcionas|entiendes|entiende|me entiendes|me entiende|me estas entendiendo|me ayudas|ayudas|sirven)(?: (?:para )?nada| de nada)*|(?:no|nunca) (?:me )?(?:resuelven|contestan|responden|hacen caso|solucionan)(?: nada)?|me (?:atendieron|trataron) (?:muy |re |super )?(?:mal|fatal|pesimo|horrible)|nadie me (?:atiende|contesta|responde|ayuda|hace caso)',
      `${wish}(?:make|file|have|lodge|submit|leave|register) (?:a |an |the )?(?:formal |official )?complaint(?: please| about (?:the |your )?(?:service|staff|food))*|complaints?(?: please)?|complain|i want to complain(?: about (?:the |your )?\\p{L}+)?`,
      '(?:this |that |it |you |your |the |bot |service |chat |is |are |was |what |such |a |an |so |really |very |i am |am |absolutely |totally |just |customer )*(?:terrible|awful|horrible|useless|garbage|trash|ridiculous|worst service(?: ever)?|bad service|the worst|joke|scam|unacceptable|disappointed|angry|furious|upset|frustrated|frustrating|pathetic|rip ?off|sucks)(?: (?:service|bot|chat|with|your|the|you|this|experience|staff))*|(?:you |this |it |bot )+(?:do not|does not|dont|are not|cant) (?:understand|work|help|helping|working)(?: me| anything| at all)*|nobody (?:answers|helps|responds)(?: me)?|not helpful',
    ],
  },
  START_OVER: {
    sure: [
      '(?:pon|ponga|poner|deja|deje|dejar|regresa|vuelve)(?:lo|la|me)? (?:todo )?(?:en|a) ceros?(?: (?:y )?(?:empezamos|arrancamos|comenzamos|volvemos a empezar))?',
      `${wish}(?:volver|vuelve|vuelva|volvamos|vamos) a (?:empezar|comenzar|iniciar|hacerlo)(?: todo)?`,
      `${wish}(?:empezar|empecemos|comenzar|comencemos|iniciar|iniciemos|arrancar|arranquemos|empezamos|comenzamos|volver a empezar|volver a comenzar|volvamos a empezar|empieza|empecemos todo|empezar todo|empiezo|hacerlo|hagamoslo|hacer todo)(?: todo| otra)*(?: de nuevo| otra vez| desde (?:el |cero|el principio|el inicio)| de cero| nuevamente| desde cero| desde el principio| desde el inicio)+`,
      `${wish}(?:reiniciar|reinicia|reinicie|reiniciemos|reset|resetear|reset(?:ea)?|restart|recomenzar)(?: (?:todo|el chat|la conversacion|la platica|por favor|the chat|this|everything|the conversation|conversation|please))*|(?:volver|regresar|ir|vuelve|regresa|volvamos|regresemos|llevame|regresame) (?:al|a el) (?:menu(?: principal)?|inicio|principio|comienzo)|(?:borr(?:a|ar|on|emos)|olvida) todo(?: y cuenta nueva| y empieza| y empecemos)?(?: de (?:cero|nuevo))?|borron y cuenta nueva|desde (?:cero|el principio|el inicio)|de cero|otra vez desde el principio`,
      `${wish}(?:start|begin|starting|do it|try|go)(?: all| it| everything)* (?:over|again|from (?:scratch|zero|the (?:beginning|start)))(?: again| please| from scratch)*|(?:new conversation|fresh start|from scratch|main menu|(?:go |take me |get )?back to (?:the )?(?:start|beginning|menu|main menu)|start anew)`,
    ],
    perhaps: ['menu(?: principal)?|inicio|menú|home|opciones|ver opciones|de nuevo|otra vez|again'],
  },
  GO_BACK: {
    sure: [
      `${wish}(?:volver|regresar|vuelve|regresa|regrese|vuelva|volvamos|regresemos|ir|regresame|retroceder|retrocede|vamos|volve|volver un paso)(?: (?:atras|para atras|hacia atras|a la (?:pregunta |opcion )?anterior|al (?:paso )?anterior|a lo anterior|un paso(?: atras)?|una pregunta(?: atras)?|pa atras))+|(?:un )?paso atras|(?:la )?pregunta anterior|(?:paso|opcion) anterior`,
      `(?:no , |espera , |perdon , |ay , |ups , |oye , )*(?:me equivoque|me confundi|(?<! (?:me|se) )puse mal|escribi mal|lo puse mal|lo escribi mal|me equivoque de (?:opcion|boton|respuesta|pregunta|dato|numero|nombre|tecla)|cometi un error|esta mal lo que puse|respondi mal|eleg[ii] mal|di mal)(?: (?:en|con|la|el|mi|lo|de|respuesta|anterior|pregunta|dato|opcion|nombre|telefono|fecha|dia|hora|correo|antes|numero))*|${wish}(?:corregir|cambiar|editar|modificar) (?:la|mi|lo|esa) (?:respuesta(?: anterior)?|anterior|que puse|que dije|ultima respuesta)`,
      `${wish}(?:go|going|step|take me|move) back(?: (?:one|a step|one step|to the (?:previous|last)(?: question| step)?|please|a question))*|previous (?:question|step)|undo(?: that| please)?|i made a mistake|(?:that is|that was|i gave the|i typed the|i put the|i chose the) wrong(?: (?:answer|thing|name|number|date|one|option))*|i (?:mistyped|misspoke)|${wish}(?:change|correct|fix|edit) my (?:last |previous )?answer`,
    ],
    perhaps: [
      '(?:quiero |quisiera |puedo |podemos |can i |i want to )?(?:corregir|volver|regresar|back)|volver|regresar|atras|anterior|regresa|back|previous|corregir|vuelve',
    ],
  },
  CANCEL: {
    sure: [
      `${wish}(?:cancel(?:a|ar|alo|arlo|e|emos|emoslo)|anul(?:a|ar|arlo)|aborta|abortar|abort)(?: (?:esto|todo|eso|lo que (?:estoy|estaba) haciendo|esta (?:operacion|accion)|el proceso|la operacion|el tramite|por favor|mejor|this|it|that|everything|please|ya))*|cancel (?:this|it|that|everything|what i am doing|please|the process)|cancel`,
      '(?:mejor |ya |pues |bueno |sabes que |no , |okay , )*(?:olvidalo|olvidelo|olvida(?:te)?(?: de)? (?:esto|eso|lo que dije)|dejalo(?: asi| ahi)?|dejemoslo(?: asi| ahi)?|dejelo(?: asi)?|dejalo por la paz|ya no quiero (?:nada|esto|hacerlo|hacer esto)|no quiero (?:seguir|continuar|hacer esto|nada)|ya no quiero (?:seguir|continuar|nada)|cambie de (?:opinion|idea)|me arrepenti|salir|quiero salir|salirme|terminar esto|no sigamos)(?: (?:gracias|mejor|asi|por favor|por ahora|con esto))*',
      '(?:oh |no |actually |just |ok |please |you know what )*(?:never ?mind|forget (?:it|about it|that|this)|i changed my mind|changed my mind|i do not want (?:to (?:continue|do this|go on)|this|it|anything)(?: anymore| any more)?|not interested(?: anymore)?|leave it|drop it|let it go|exit|quit|i give up|no longer (?:want|need)(?: it| this)?|scratch that|stop this|abort)(?: (?:please|thanks|thank you|anymore|it))*',
      '(?:mejor |ya )*(?:no hagas nada|no sigas(?: con (?:eso|esto))?|cancel(?:ar|a) (?:la )?operacion|salirme de (?:esto|aqui)|quiero dejarlo|no continues|no procedas|siempre no|dejemos(?:lo)?(?: esto)?(?: asi| ahi| para (?:despues|luego|otro dia|otra ocasion|mas tarde))?|olvid(?:a|e|emos) lo que (?:te )?(?:pedi|dije|estabamos haciendo)|abandonar|salir de (?:aqui|esto)|no quiero hacer (?:ya )?nada|nvm|nevermind)(?: (?:gracias|nada|por ahora))*',
      `(?:${wish}cancel\\p{L}*|olvid\\p{L}+|anul\\p{L}+|stop|cancel|forget) (?:lo que (?:estoy|estaba|estabamos|estamos) haciendo|what i (?:was|am) doing|about it|all (?:this|of it)|skip it)`,
      '(?:let us forget (?:about )?it|skip it|i do not want to do (?:this|it)(?: anymore| any more| now)?|stop (?:this|it)|call it off)',
    ],
    perhaps: [
      '(?:ya no (?:quiero|me interesa|importa|hace falta|gracias)|ya no|no importa|mejor no|salir|dejalo|leave it|exit|quit|drop it)(?: gracias)*',
    ],
  },
  CAPABILITIES: {
    sure: [
      '(?:con|en) que (?:cosas |temas )?(?:me|nos|te) (?:puedes|puede|podrias|podes|pueden) (?:apoyar|ayudar|servir|asistir|orientar)|para que (?:te|lo|la|le) (?:puedo|puede uno|podria) (?:usar|utilizar|aprovechar)|what (?:can|could|should|do) i use (?:you|it|this(?: (?:chat|bot|thing))?) for',
      '(?:y )?(?:tu |usted |ustedes |vos )?(?:que|cuales|en que|con que|como|para que) (?:cosas |mas |otras cosas |tipo de cosas |son )?(?:puedes|puede|podes|pueden|sabes|sabe|podrias|me puedes|me puede|me podes|me podrias|te puedo|le puedo|puedo|haces|hace|sirves|sirve|ofreces|me ayudas|funcionas|funciona|tus funciones)(?: (?:hacer|preguntar|preguntarte|pedir|pedirte|ayudar|ayudarme|decir|decirme|por mi|aqui|conmigo|este chat|este bot|esto|tu|usted|vos|con|en|mas|consultar|contestar|responder|el bot|el chat|hacer por mi|con esto|para mi|ofrecer|hacer aqui))*',
      '(?:cuales son |dime |muestrame |ver |ensename |lista de )*(?:tus |sus |las |mis )(?:funciones|opciones|habilidades|capacidades)(?: que (?:tienes|tengo|hay))?|que (?:opciones|funciones) (?:hay|tienes|tengo|tienen|me das|ofreces)|(?:eres|sos|es|hablo con|estoy hablando con|es usted) (?:tu )?(?:un |una |el )?(?:bot|robot|maquina|ia|persona|humano|persona real|asistente|real|chatgpt|inteligencia artificial|persona o un (?:bot|robot)|robot o una persona|bot o una persona)|quien (?:me esta (?:contestando|atendiendo|respondiendo|escribiendo)|eres|sos|es usted|es|me atiende|habla|me habla)|que (?:eres|sos)|con quien hablo',
      '(?:so )?(?:(?:what|which things) (?:else )?(?:can|could|do) (?:you|i|this bot|the bot|this chat)|what are (?:you|i)|how (?:can|could|do) you)(?: (?:do|help|help me|ask|ask you|help with|here|for me|able to do|know|offer|with|say|able to|answer))*|(?:what|which) (?:are )?(?:my |the |your )?(?:options|features|capabilities|functions)(?: (?:are there|do i have|do you have|available))*|(?:show|list|tell)(?: me)? (?:the |my |your |all )*options|(?:are you|am i (?:talking|speaking|chatting) (?:to|with)|is this) (?:a |an |the )?(?:bot|robot|machine|human|real person|person|ai|real|chatbot|real human)(?: or (?:a )?(?:human|person|bot|real person))?|(?:who|what) are you|who (?:is this|am i talking to)|how (?:does|do) (?:this|you|it) work|what is this(?: for)?',
      '(?:que|cuales|que tipo de|que clase de) (?:cosas |son |tipo de cosas |mas |otras cosas )*(?:las |tus |mis )?(?:opciones|funciones|alternativas)(?: (?:que|hay|tienes|tengo|tienen|das|me|aqui|ofreces|puedo|elegir|disponibles))*|(?:que|que mas|que tipo de|que clase de) (?:cosas |tipo de cosas |mas |temas |servicios )*(?:te|le|me|se|les)? ?(?:puedo|puedes|puede|podes|podria|podrias|resuelves|resuelve|atiendes|manejas|sabes|haces|respondes|contestas)(?: (?:preguntar|preguntarte|preguntarle|pedir|pedirte|hacer|consultar|resolver|ayudar|dar|darme|ofrecer|ofrecerme|por|aqui|desde|este|chat|con|medio|mi|tu|saber|resuelves|vos|tratar))*',
      '(?:dime|cuentame|muestrame|ensename|explicame|digame) (?:todo )?(?:que|lo que|en que|como) (?:puedes|sabes|haces|me puedes|puedo|podes|puede)(?: (?:hacer|ayudar|ayudarme|resolver|aqui|por mi|preguntar|preguntarte))*|en que (?:me )?(?:puedes|puede|pueden|podrias|podes) (?:apoyar|ayudar|servir|asistir|orientar)(?:me|nos)?|para que (?:me )?(?:sirve|es|sirves|eres|funciona) ?(?:este|esto|esta|el|tu)? ?(?:chat|bot|asistente|numero|linea)?|(?:tu |y tu )?que (?:haces|ofreces|me ofreces)(?: (?:tu|exactamente|aqui))?|que informacion (?:me )?(?:puedes|das|tienes)(?: dar)?|como me (?:puedes|podrias) ayudar',
      '(?:con quien|con que) (?:estoy|hablo|chateo|platico|tengo el gusto)(?: (?:hablando|chateando|platicando|tratando|escribiendo))?|(?:eres|sos|es|hablo con|estoy hablando con|esto es|es esto|chateo con|me contesta|me responde) (?:un |una |el |con )?(?:bot|robot|maquina|ia|persona|humano|asistente|contestadora|contestador|computadora|inteligencia artificial|alguien real|persona de verdad|gente|gente real)(?: (?:real|virtual|automatico|o (?:un |una )?(?:bot|robot|persona|maquina|humano)))*',
      '(?:what|which) (?:kind|kinds|sort|sorts|type|types) of (?:things|stuff|questions|help) (?:can|could|do|are) (?:i|you)(?: (?:ask|ask you|do|help|help with|answer|here|for|about|able to|know))*|(?:what|which) (?:else |things |stuff |questions |services |info )*(?:can|could|do|are|would) (?:i|you|this|it|the bot)(?: (?:able|to|do|ask|here|help|with|you|for|me|answer|offer|know|capable|of|doing|things))*|(?:tell|show) me what (?:you|i|this) can(?: do)?(?: (?:here|for me|with this))*|(?:am i |is this )(?:talking to|speaking to|speaking with|chatting with)? ?(?:a |an )?(?:real |actual |live )?(?:bot|robot|machine|human|person|computer|ai)|who (?:am i|are you|is this)(?: (?:talking to|speaking to|speaking with|chatting with))?|what (?:is this|does this) (?:chat|bot|thing|number)?(?: for| do)?',
    ],
  },
  HELP: {
    sure: [
      '(?:auxilio|(?:que )?me (?:enrede|hice bolas|hice un lio|atore|trabe)(?: con esto| aqui)*|(?:ando|estoy) (?:bien |medio |muy |toda |todo )*perdid[oa](?: con esto| aqui)*|como va esto|no se (?:como )?(?:usar|se usa|manejar)(?: (?:esto|este|el|chat|bot|cosa))*|how (?:do|can) i use (?:this|it|the)(?: (?:thing|chat|bot|app))?|how does (?:this|it|the)(?: (?:thing|chat|bot))? work)',
      '(?:necesito |quiero |ocupo |pido |me das |dame |una |solicito |requiero |poca de |un poco de |algo de )*(?:ayuda+|apoyo|orientacion)(?: (?:por favor|con esto|aqui|ya|con algo|porfa))*|(?:me )?(?:ayudame|ayudeme|ayudenme|ayudas|puedes ayudar(?:me)?|puede ayudar(?:me)?|podes ayudarme|pueden ayudar(?:me)?|podrias ayudarme|podria ayudarme|(?<!(?:con|en) que )me (?:puedes|puede|pueden|podrias|podria|podes) (?:ayudar|apoyar|orientar)|apoyame|orientame)(?: (?:por favor|con esto|con algo|en algo|aqui|porfa))*',
      '(?:no |ya no )(?:entiendo|entendi|se que (?:hacer|poner|responder|contestar|escribir|elegir)|comprendo|le entiendo|te entiendo|se como (?:seguir|responder|contestar|funciona|hacerlo|se hace))(?: (?:nada|la pregunta|que (?:hacer|poner)|esto|bien|como funciona|lo que (?:pides|dices|preguntas)|que (?:quieres|pides)|muy bien|como (?:seguir|responder)))*|(?:a )?que (?:te refieres|se refiere|pongo|escribo|tengo que (?:poner|hacer|escribir)|debo (?:poner|hacer|escribir)|significa eso|quieres decir)(?: aqui| ahi| con eso)*|como (?:le hago|hago esto|contesto|respondo|funciona esto|se hace|lo hago|sigo)|estoy (?:perdid[oa]|confundid[oa])|me perdi',
      '(?:i )?(?:need |want |some |please |can i get |could i get |get me |give me |a little )*help(?: (?:please|me|me please|with this|here|needed|with something))*|(?:can|could|would) (?:you|someone|anyone|anybody) (?:please )?(?:help|assist)(?: me)?(?: (?:please|with this|with something|out))*|(?:i )?(?:do not|dont|did not|cant) (?:understand|get (?:it|this)|know what to (?:do|write|say|put|answer|choose)|follow)(?: (?:the question|this|anything|you|what you mean|it))*|what (?:do you mean|should i (?:write|do|put|answer|say)|does that mean|do i (?:write|put|do))(?: here)?|i am (?:lost|confused|stuck)|assistance(?: please)?|sos|(?:y )?(?:ahora )?que hago|how do i (?:do this|answer|continue|use this)',
      '(?:ya )?no (?:le |te |les |lo |la )?(?:entiendo|entendi|comprendo|comprendi|capto|capte|pesco|cacho|caxo)(?: (?:a|al|el|la|lo|los|esto|eso|este|nada|menu|muy|bien|pregunta|opciones|que|me|pides|dice|dices|quieres|preguntas|como|funciona|hacerle|aqui|ponga|haga|conteste|estas|preguntando|pidiendo|diciendo))*',
      '(?:necesito|quiero|quisiera|ocupo|requiero) que (?:me |alguien me )?(?:ayuden|ayudes|ayude|expliquen|expliques|explique|orienten|orientes|orientes|oriente|apoyen|apoyes|guies|guien)(?: (?:con|esto|en|algo|aqui|como|hacerlo|hacer|mejor|por favor))*',
      '(?:me )?(?:explicas|explicame|explica|explicas|puedes explicar(?:me)?|podrias explicar(?:me)?|(?<!(?:con|en) que )me (?:puedes|podrias|puede|podria|pueden) (?:ayudar|apoyar|orientar|explicar|guiar|echar la mano)|echame la mano|auxiliame|auxilieme|orienteme|guiame)(?: (?:con|esto|en|algo|aqui|como|otra vez|de nuevo|mejor|tantito|por favor|hacerlo|la pregunta|eso))*',
      '(?:que|como) se supone que (?:pongo|ponga|hago|haga|escriba|conteste|responda|contesto|respondo|tengo que poner)(?: (?:aqui|ahi|eso|esto))*|(?:que|como) (?:debo|tengo que|hay que) (?:escribir|poner|contestar|responder|hacer(?:le)?|usar)(?: (?:aqui|ahi|esto|eso))*|no (?:me qued(?:a|o) (?:muy )?claro|se (?:como|que) (?:usar|hacerle|contestar|responder|poner|escribir|elegir|usarlo|hacer|va|ponerle|llenar|llenarlo|completar))(?: (?:que|esto|eso|me|pides|aqui|nada|lo|quieres|preguntas))*|como funciona (?:esto|este chat|el chat|el bot)|no se (?:nada )?(?:de esto|usar esto)|estoy (?:atorad|trabad|bloquead)[oa](?: aqui)?|no le hallo',
      '(?:how am i supposed to|how should i|how do i|what am i supposed to|what should i|what do i (?:have to)?) ?(?:answer|reply|respond|put|write|say|do|use)(?: (?:this|here|that|it))*|(?:do not|dont|cant|not|hard to) (?:really )?(?:understand|get|follow|know how)(?: (?:this|the|it|that|to|menu|question|options|what|you|mean|are|asking|use|want|answer|anything|here|do))*|i (?:have )?no idea what to (?:do|write|put|say|answer)|(?:can|could|would) you (?:please )?explain(?: (?:this|that|it|again|better|the question|me))*|explain(?: (?:this|that|it|again|better))*|(?:i am |am )?(?:lost|confused|stuck|not sure what to (?:do|write|put))|(?:need|want|get) (?:some |a little |a bit of )?help(?: (?:here|please|with this))*|assist me',
    ],
  },
  FAREWELL: {
    sure: [
      '(?:chaus|chaucito|nos (?:leemos|escribimos|hablamos|estamos (?:hablando|leyendo|viendo)))(?: (?:luego|despues|pronto|manana|al rato|otro dia))?',
      '(?:bueno |pues |ok |okay |listo |gracias |muchas gracias |eso es todo |y |ya me voy |me voy |, |muy bien )*(?:adios|bye|bye bye|chao|chau|ciao|hasta (?:luego|pronto|manana|la vista|la proxima|despues|siempre|entonces)|nos vemos(?: (?:luego|pronto|manana|despues|alla))?|me voy|ya me voy|me despido|me tengo que ir|tengo que irme|cuidate|cuidense|que (?:estes|este|esten|tengas|tenga|tengan|pases|pasen|pase|te vaya|les vaya|le vaya) (?:un |una |muy |buen[oa]?s? |bonito fin|bien|lindo|linda|excelente|bonito|bonita|feliz|gran|dia|tarde|noche|fin de semana|semana|fin| )+|hablamos luego|luego (?:hablamos|escribo|regreso|vuelvo|les escribo)|despues (?:escribo|regreso|vuelvo|les escribo)|feliz (?:dia|tarde|noche|fin de semana)|saludos y adios|buen dia adios)(?: (?:gracias|muchas gracias|bye|adios|a todos|y gracias|, gracias|por todo))*',
      '(?:ok |okay |well |alright |thanks |thank you |great |that is all |, |i |have to go |and )*(?:bye|goodbye|good bye|bye bye|see (?:you|ya)(?: (?:later|soon|tomorrow|around|then))?|take care|have a (?:good|great|nice|lovely|wonderful) (?:day|one|night|evening|weekend|afternoon)|talk (?:to you )?(?:later|soon)|i have to go|i am leaving|got to go|gtg|have to run|farewell|catch you later|good ?night|goodnight|so long|until next time|ttyl|cya|cheers bye)(?: (?:thanks|thank you|bye|everyone|and thanks|for everything|then))*',
      '(?:bueno|pues|listo|ok|ya|y) (?:me retiro|me despido|me voy)|me (?:retiro|despido|desconecto)|adiosito|adiocito|chaito|chauchis|bai|bye bye|hasta (?:otra|otra vez|otro dia|entonces|el rato|mas tarde|mas ver)|(?:nos|ahi|luego|despues) (?:hablamos|vemos|escribimos|hablamos luego|vidrios)|hablamos(?: (?:luego|despues|pronto|manana))?|(?:que )?(?:descanse[ns]?|descansen|este[ns]? (?:muy )?bien|le[s]? vaya (?:muy )?bien|te vaya (?:muy )?bien|dios (?:lo|la|te|los|le) bendiga)|(?:bonit[oa]|lind[oa]|excelente|feliz|gran) (?:dia|tarde|noche|fin|fin de semana|finde|semana|resto del dia)|cuidese|cuidense|cuidate(?: mucho)?|(?:luego|despues|mas tarde|al rato) (?:les |te |le )?(?:escribo|hablo|marco|vuelvo|regreso|aviso)|(?:ya )?me tengo que ir|ya me voy|(?:eso )?(?:es|seria|era) todo(?: por (?:hoy|ahora))?|un abrazo',
      '(?:bye|goodbye|bye bye|cya|ciao|see ya|see you|later|laters|so long|farewell|catch you later|ttyl|peace|have a (?:good|great|nice|lovely|wonderful|blessed) (?:one|day|night|evening|weekend|afternoon|week)|have a good one|take care|take it easy|talk (?:to you )?(?:soon|later)|that is (?:all|it)|that will be all|for now|got to go|have to go|need to go|i am off|good night|until next time|see you (?:soon|later|tomorrow|around|then))',
    ],
    perhaps: [
      '(?:bueno |no |por ahora |con eso )*(?:(?:eso )?(?:es|seria|era) todo|nada mas|that is all|that will be all|thats all|nothing else|later)(?: (?:por (?:hoy|ahora)|for (?:now|today)))*',
    ],
  },
  THANKS: {
    sure: [
      '(?:me|nos) (?:sirvio|ayudo|ayudaste|sacaste|salvaste)(?: (?:mucho|muchisimo|bastante|un monton|harto|un buen|de mucho|de un apuro|de una duda|la vida))+|(?:que )?dios (?:se lo|te lo|le|te|les) pague(?: todo| mucho)*',
      '(?:ok |okay |vale |listo |perfecto |excelente |genial |bueno |ah |va |sale |super |muy bien |de acuerdo |de lujo |oye |que bien |, |dale |bien |y |entendido |esta bien )*(?:(?:muchas |muchisimas |mil |mucha |muy |infinitas )*(?:gracias|agradecid[oa]|grax|gracias gracias)(?: (?:por (?:todo|la ayuda|tu ayuda|su ayuda|la info|la informacion|ayudarme|el dato|tu tiempo|su tiempo|responder|contestar|su atencion|la atencion|tu respuesta|avisar)|de verdad|totales|igualmente|a ti|a ustedes|a usted|amig[oa]|muy amable|que amable|bot|eres muy amable|mil|muchas|senor|senorita|joven|de antemano|, muy amable))*|te (?:lo )?agradezco(?: mucho)?|(?:se |te |les )?(?:lo )?agradezco(?: mucho)?|(?:que |muy |eres muy |es usted muy )+amable(?: gracias)?|te pasaste|un millon de gracias|se agradece)',
      '(?:ok |okay |great |perfect |awesome |cool |alright |nice |good |oh |, |well |got it |excellent |and )*(?:thanks|thank you|thank u|tysm|many thanks|thankyou|thx|much appreciated|i appreciate it|appreciate it|appreciated|cheers|thanks a (?:lot|bunch|million))(?: (?:so much|very much|a lot|for (?:the help|your help|everything|that|helping|the info|your time|letting me know|the information)|again|bot|man|buddy|you|really|a million|kindly|in advance|anyway|sir|, you are very kind))*(?: you are (?:very |so )?(?:kind|great|awesome))?|(?:you are |so |very )+(?:kind|helpful)',
      '(?:muchas |muchisimas |mil |infinitas |un millon de )*(?:gracias|grax|grx|thanks)(?: (?:bb|amor|linda|lindo|bonita|hermosa|reina|jefe|compa|corazon|por|for) (?:\\p{L}+ ?){1,6}?)?(?= [,.] | $)|(?:se |te |le |les |os )*(?:lo )?(?:agradezco|agradecemos|agradeceria)(?: (?:mucho|muchisimo|de corazon|un monton|infinitamente|bastante|todo|su|tu|la|el|atencion|ayuda|apoyo|tiempo|informacion|paciencia))*|(?:muy |estoy muy |quedo muy )?agradecid[oa](?: (?:con|por|su|tu|la|atencion|ayuda|usted|ustedes|todo))*|(?:que |muy |muy muy |eres muy |son muy |es usted muy |super )+(?:amables?|lind[oa]|buena onda)(?: (?:de su parte|de tu parte))?|buenisimo|te (?:pasaste|luciste)',
      '(?:thanks|thank you|cheers|much appreciated|appreciated|many thanks)(?: (?:mate|man|buddy|pal|love|dear|a lot|a bunch|a ton|so much|very much|again|all|guys|everyone|in advance|for (?:\\p{L}+ ?){1,6}?))*(?= [,.] | $)|(?:i )?(?:really )?appreciate (?:it|that|your help|the help|your time)|(?:you have|you are|you were) (?:been )?(?:very |so |really |super )?(?:helpful|kind|great|amazing|nice|a star|a lifesaver)|that is (?:very |so )?(?:kind|helpful)(?: of you)?|that helps|that was helpful',
    ],
  },
  GREETING: {
    sure: [`(?:${hello})(?: (?:${hello}|${addressed}))*`],
  },
};
