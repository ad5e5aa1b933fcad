//! Our tokenizer against html5ever's own: the same visible text in the same order.

use crate::page::differential;

fn check(html: &str) {
    let ((ours, _), theirs) = (differential::ours(html), differential::theirs(html));
    if ours != theirs {
        let at = ours
            .char_indices()
            .zip(theirs.chars())
            .find(|((_, a), b)| a != b)
            .map_or(ours.len().min(theirs.len()), |((at, _), _)| at);
        let around = |text: &str| -> String {
            let start = text.floor_char_boundary(at.saturating_sub(60));
            text.get(start..)
                .unwrap_or_default()
                .chars()
                .take(160)
                .collect()
        };
        panic!(
            "differs at {at}\nours:   {}\ntheirs: {}",
            around(&ours),
            around(&theirs)
        );
    }
}

/// The edges of the states that we step over or read in a pass of our own.
#[test]
fn edges_read_as_html5ever_reads_them() {
    for html in [
        "",
        "a < b <3 <",
        "a &amp; b &ampx; &notit; &#8217;&#x27;&#128; &bogus; &",
        "<p title='a > b'>c</p><p title=\"<script>\">d</p><p title=a>b>e",
        "<script>if (a<b) '</scripty>'; </script >after",
        "<script><!-- <script> </script> --> </script>after",
        "<script><!--> x </script>after<script><!-- </script>more",
        "<script><!-- <script> x </script> y </script>after",
        "<style>p{}</style>x<STYLE>p</Style>y",
        "<!-- a -- b --!> c <!--> d <!---> e <!-- f ---> g <!- h > i <!-->",
        "<? php ?> a </> b </ c> d <!x> e",
        "<title>A &lt; B</title><textarea>\n<b>x</b></textarea>y",
        "<svg><path d='>'/><title>t</title><g><svg></svg></g></svg>z",
        "<svg><text>in<p>out</p>after",
        "<svg/>a<svg><![CDATA[ </svg> ]]></svg>b",
        "<svg><foreignObject><p>a</p></foreignObject></svg>b",
        "<svg><foreignObject>t<div>a</div></foreignObject><text>u</text></svg>b",
        "<svg><title><b>a</b></title></svg>b",
        "<svg><desc><table><tr><td>a</table></desc></svg>b",
        "<div><svg><g><foreignObject><svg></svg>q<p>z</foreignObject></g></svg>b</div>",
        "<svg></div>a</svg>b",
        "<div><svg></div>a</svg>b",
        "<table><svg><tr><td>x</table>y",
        "<p><svg></p>a</svg>b",
        "<svg><script>x</script>a</svg>b",
        "<svg><style>p<b>x</b></style>a</svg>b",
        "<svg><template><p>x</template>a</svg>b",
        "<svg><math><mi><p>x</mi></math>a</svg>b",
        "<math><svg><p>x</svg>a</math>b",
        "<math><mi><svg><text>x</text></svg></mi></math>b",
        "<math><mtext><p>x</mtext></math>b",
        "<svg><br>b",
        "<math><mi>x</mi><![CDATA[y]]></math>z<![CDATA[w]]>v",
        "<svg><font>a</font></svg>b<svg><font size=2>c</font>d",
        "<svg></p>a</svg>b<svg></br>c</svg>d",
        "<math><mi>x<font>a</font></math>b<math><font face=x><td>c",
        "<math><annotation-xml encoding=text/html><p>a</p></annotation-xml>b</math>c",
        "<table><tr><td><math><font color=red>a<td>b</table>c",
        "<pre>\n\nverse</pre><xmp><b>x</xmp><plaintext><i>rest",
        "<table>stray<tr><td>cell<script>s</script>x</table>after",
        "<b><p>one</b>two<p>three</p></b><a href=x>l<a href=y>m</a>",
        "a<br/>b<div/>c<img src=x onerror='>'>d",
        "<noscript><p>no</noscript>yes<iframe><p>no</iframe>yes",
        "caf\u{e9} \u{feff}x\r\ny\rz\u{0}w",
        "<p a=1 a=2 =c d = 'e' f>g<p unclosed='",
        "<template><p>inside</template>outside",
        "<select><option>a<option>b</select>c",
    ] {
        check(html);
    }
}

/// Every page of the JSONL file that `COPYDESK_PAGES` names, where it is set.
#[test]
fn pages_read_as_html5ever_reads_them() {
    let Ok(path) = std::env::var("COPYDESK_PAGES") else {
        return;
    };
    let lines = std::fs::read_to_string(path).expect("the file named by COPYDESK_PAGES");
    for line in lines.lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("a JSON record");
        println!("{}", record["id"]);
        check(record["html"].as_str().expect("html"));
    }
}
