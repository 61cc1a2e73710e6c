<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Inkwright</source>
        <translation>关于 Inkwright</translation>
    </message>
    <message>
        <source>A desktop Markdown editor for people who write a blog as files.</source>
        <translation>为用文件写博客的人准备的桌面 Markdown 编辑器。</translation>
    </message>
    <message>
        <source>A save is all or nothing. Bytes you did not touch stay. A post runs nothing and asks nobody. No account, no telemetry.</source>
        <translation>保存要么全部完成，要么原样不动。没有碰过的字节保持不变。文章不会运行任何东西，也不会访问任何人。无需账号，不收集数据。</translation>
    </message>
    <message>
        <source>Licence: MIT</source>
        <translation>许可证：MIT</translation>
    </message>
    <message>
        <source>Log: {path}</source>
        <translation>日志：{path}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Lang&amp;uage</source>
        <translation>语言(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;New post</source>
        <translation>新建文章(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open post…</source>
        <translation>打开文章(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Recent folders</source>
        <translation>最近的文件夹(&amp;R)</translation>
    </message>
    <message>
        <source>Try the sam&amp;ple site</source>
        <translation>试用示例网站(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Close post</source>
        <translation>关闭文章(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Find and replace…</source>
        <translation>查找和替换(&amp;F)…</translation>
    </message>
    <message>
        <source>Find a post in the &amp;list</source>
        <translation>在列表中查找文章(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>粗体(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>斜体(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>代码(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>链接(&amp;L)</translation>
    </message>
    <message>
        <source>Heading &amp;1</source>
        <translation>一级标题(&amp;1)</translation>
    </message>
    <message>
        <source>Heading &amp;2</source>
        <translation>二级标题(&amp;2)</translation>
    </message>
    <message>
        <source>Heading &amp;3</source>
        <translation>三级标题(&amp;3)</translation>
    </message>
    <message>
        <source>&amp;Posts</source>
        <translation>文章列表(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Front matter</source>
        <translation>文章信息(&amp;F)</translation>
    </message>
    <message>
        <source>P&amp;review</source>
        <translation>预览(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>图片(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Insert an image…</source>
        <translation>插入图片(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Check all images again</source>
        <translation>重新检查所有图片(&amp;C)</translation>
    </message>
    <message>
        <source>Go to the next p&amp;art of the window</source>
        <translation>到下一个区域(&amp;A)</translation>
    </message>
    <message>
        <source>Go to the part before</source>
        <translation>到上一个区域</translation>
    </message>
    <message>
        <source>&amp;Next post</source>
        <translation>下一篇文章(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious post</source>
        <translation>上一篇文章(&amp;V)</translation>
    </message>
    <message>
        <source>Preview lar&amp;ger</source>
        <translation>放大预览(&amp;G)</translation>
    </message>
    <message>
        <source>Preview s&amp;maller</source>
        <translation>缩小预览(&amp;M)</translation>
    </message>
    <message>
        <source>Preview at 100 %</source>
        <translation>预览 100%</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>配色跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Language of the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>This folder is &amp;mine: check and show web images</source>
        <translation>这是我的文件夹：检查并显示网络图片(&amp;M)</translation>
    </message>
    <message>
        <source>Open the &amp;log</source>
        <translation>打开日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About Inkwright</source>
        <translation>关于 Inkwright(&amp;A)</translation>
    </message>
</context>
<context>
    <name>AddFieldRow</name>
    <message>
        <source>Add field…</source>
        <translation>添加字段…</translation>
    </message>
    <message>
        <source>Name of the new field</source>
        <translation>新字段的名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Value of the new field</source>
        <translation>新字段的值</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {words}</source>
        <translation>删除 {words}</translation>
    </message>
    <message>
        <source>Delete removes it, Enter edits it</source>
        <translation>按 Delete 删除，按 Enter 编辑</translation>
    </message>
</context>
<context>
    <name>CrashJournal</name>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Inkwright ended without saving: {names}. Your text was kept.</source>
        <translation>Inkwright 上次未保存就退出了：{names}。你的文字已保留。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>“{title}” was changed on disk after the crash. The restored text is not saved; undo brings the file&apos;s text back.</source>
        <translation>“{title}”的文件在崩溃之后被改动过。恢复的文字尚未保存；撤销即可回到文件中的内容。</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Choose {name} in a calendar</source>
        <translation>用日历选择 {name}</translation>
    </message>
    <message>
        <source>A date that cannot be read: write 2026-05-02 09:30</source>
        <translation>日期格式无法识别，请写成 2026-05-02 09:30</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Changed lines</source>
        <translation>改动的行</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>EncodingChoice</name>
    <message>
        <source>&amp;Reopen as</source>
        <translation>以此编码重新打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Convert to</source>
        <translation>转换为(&amp;C)</translation>
    </message>
    <message>
        <source>UTF-8 with a byte order mark</source>
        <translation>UTF-8（带 BOM）</translation>
    </message>
    <message>
        <source>&amp;Line ends</source>
        <translation>换行符(&amp;L)</translation>
    </message>
    <message>
        <source>This file cannot be read as {encoding} and given back byte for byte.</source>
        <translation>此文件无法按 {encoding} 读取并逐字节还原。</translation>
    </message>
    <message>
        <source>Not converted: line {line} has bytes that are no text.</source>
        <translation>未转换：第 {line} 行含有不是文字的字节。</translation>
    </message>
    <message>
        <source>Not converted: “{character}” in line {line} does not exist in {encoding}.</source>
        <translation>未转换：第 {line} 行的“{character}”在 {encoding} 中不存在。</translation>
    </message>
    <message>
        <source>“{name}” is not all text in {encoding}: line {line} has other bytes. It opens read-only; is it in another encoding?</source>
        <translation>按 {encoding} 读取，“{name}”并非全是文字：第 {line} 行含有其他字节。现以只读方式打开，它是否采用了其他编码？</translation>
    </message>
    <message>
        <source>Choose the encoding…</source>
        <translation>选择编码…</translation>
    </message>
    <message>
        <source>Edit anyway</source>
        <translation>仍要编辑</translation>
    </message>
</context>
<context>
    <name>Encodings</name>
    <message>
        <source>Simplified Chinese (GB18030, GBK)</source>
        <translation>简体中文 (GB18030, GBK)</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文 (Big5)</translation>
    </message>
    <message>
        <source>Japanese (Shift-JIS)</source>
        <translation>日文 (Shift-JIS)</translation>
    </message>
    <message>
        <source>Japanese (EUC-JP)</source>
        <translation>日文 (EUC-JP)</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文 (EUC-KR)</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>西里尔文 (Windows-1251)</translation>
    </message>
    <message>
        <source>Western (Windows-1252)</source>
        <translation>西欧 (Windows-1252)</translation>
    </message>
</context>
<context>
    <name>ExternalChanges</name>
    <message>
        <source>{path} is gone. Your text is still here; saving creates the file again.</source>
        <translation>{path} 已不存在。你的文字还在这里，保存即可重新创建文件。</translation>
    </message>
    <message>
        <source>Another program has changed “{title}”, which has unsaved changes here. Nothing was overwritten.</source>
        <translation>“{title}”被其他程序修改，而这里还有未保存的更改。没有覆盖任何内容。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Your version is saved. The other one is kept as {copy}.</source>
        <translation>你的版本已保存，另一个版本保留为 {copy}。</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Remove the field {name}</source>
        <translation>删除字段 {name}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>上一个 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>下一个 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>FrontMatterForm</name>
    <message>
        <source>Switching moves the file between the folders of drafts and posts</source>
        <translation>切换后，文件会在草稿文件夹与文章文件夹之间移动</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>+ category</source>
        <translation>＋ 分类</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>新分类</translation>
    </message>
    <message>
        <source>+ tag</source>
        <translation>＋ 标签</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>{count} more fields ▾</source>
        <translation>还有 {count} 个字段 ▾</translation>
    </message>
    <message>
        <source>More fields ▾</source>
        <translation>更多字段 ▾</translation>
    </message>
    <message>
        <source>Fewer fields ▴</source>
        <translation>收起字段 ▴</translation>
    </message>
</context>
<context>
    <name>FrontMatterSync</name>
    <message>
        <source>This file is read-only.</source>
        <translation>此文件为只读。</translation>
    </message>
    <message>
        <source>The field “{name}” was not changed. {why}</source>
        <translation>字段“{name}”未更改。{why}</translation>
    </message>
    <message>
        <source>These fields could not be brought into the text: {names}. Please check them.</source>
        <translation>以下字段未能写入正文源码：{names}。请检查。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Open posts</source>
        <translation>打开的文章</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>新建文章</translation>
    </message>
    <message>
        <source>New post (Ctrl+N)</source>
        <translation>新建文章 (Ctrl+N)</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>“{path}” is one path of categories</source>
        <translation>“{path}”是一条分类路径</translation>
    </message>
    <message>
        <source>{count} categories of their own</source>
        <translation>{count} 个各自独立的分类</translation>
    </message>
    <message>
        <source>“{tag}” is one tag: write [a, b] for two</source>
        <translation>“{tag}”是一个标签：要写两个请用 [a, b]</translation>
    </message>
    <message>
        <source>“{tag}” is nearly “{other}” (posts: {count})</source>
        <translation>“{tag}”与“{other}”几乎相同（文章数：{count}）</translation>
    </message>
    <message>
        <source>The page will be {address}</source>
        <translation>页面地址将是 {address}</translation>
    </message>
    <message>
        <source>The site names no time zone: built elsewhere, this may move</source>
        <translation>站点没有写明时区：在别处生成时可能会变</translation>
    </message>
</context>
<context>
    <name>ImageCarrying</name>
    <message>
        <source>Other files of these names lie in {folder} already and were kept: {names}</source>
        <translation>{folder} 中已有同名的其他文件，已保留原样：{names}</translation>
    </message>
    <message>
        <source>The post&apos;s images were copied along, into {folder}.</source>
        <translation>文章的图片已一并复制到 {folder}。</translation>
    </message>
</context>
<context>
    <name>ImageDelegate</name>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>ImageDrops</name>
    <message>
        <source>Insert images</source>
        <translation>插入图片</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>This post is read-only; images cannot be put into it.</source>
        <translation>这篇文章为只读，无法插入图片。</translation>
    </message>
    <message>
        <source>Keeping images…</source>
        <translation>正在存放图片…</translation>
    </message>
</context>
<context>
    <name>ImageEditor</name>
    <message>
        <source>An address, or drop an image here</source>
        <translation>输入地址，或把图片拖到这里</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Images of the post</source>
        <translation>文章中的图片</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Problems {count}</source>
        <translation>有问题 {count}</translation>
    </message>
    <message>
        <source>Local {count}</source>
        <translation>本地 {count}</translation>
    </message>
    <message>
        <source>Web {count}</source>
        <translation>网络 {count}</translation>
    </message>
    <message>
        <source>Unused {count}</source>
        <translation>未使用 {count}</translation>
    </message>
    <message>
        <source>Images {count}</source>
        <translation>图片 {count}</translation>
    </message>
    <message>
        <source>No image of this kind</source>
        <translation>没有这类图片</translation>
    </message>
    <message>
        <source>No images yet: drop or paste one into the text</source>
        <translation>还没有图片：把图片拖入或粘贴到正文即可</translation>
    </message>
    <message>
        <source>Go to the line</source>
        <translation>转到该行</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>ImageRows</name>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>编辑器中</translation>
    </message>
    <message>
        <source>On the site</source>
        <translation>网站上</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Not used in the text</source>
        <translation>正文中未使用</translation>
    </message>
    <message>
        <source>(no description)</source>
        <translation>（没有描述）</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Inkwright speaks English from its next start on.</source>
        <translation>下次启动时，Inkwright 将使用简体中文。</translation>
    </message>
</context>
<context>
    <name>ListEditor</name>
    <message>
        <source>+ item</source>
        <translation>＋ 一项</translation>
    </message>
    <message>
        <source>New item of {name}</source>
        <translation>{name} 的新条目</translation>
    </message>
</context>
<context>
    <name>LivePreview</name>
    <message>
        <source>Only web and mail addresses are opened from the preview; this one is: {address}</source>
        <translation>预览中只能打开网址和邮件地址，而这个地址是：{address}</translation>
    </message>
    <message>
        <source>A picture of this post hung the preview; it is shown without pictures.</source>
        <translation>文章中的一张图片使预览失去响应，现在不显示图片。</translation>
    </message>
    <message>
        <source>The preview hung again and again and stays empty for this post.</source>
        <translation>预览多次失去响应，这篇文章的预览将保持空白。</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>NoPostPage</name>
    <message>
        <source>Choose a post from the list, or begin a new one.</source>
        <translation>从列表中选择一篇文章，或新建一篇。</translation>
    </message>
    <message>
        <source>Ctrl+P finds in the list  ·  Ctrl+O opens any Markdown file</source>
        <translation>Ctrl+P 在列表中查找  ·  Ctrl+O 打开任意 Markdown 文件</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>新建文章</translation>
    </message>
</context>
<context>
    <name>NoPreview</name>
    <message>
        <source>The preview is off: this system does not let its web engine lock itself in (its sandbox). Writing, images and saving work. Run “inkwright doctor” in a terminal to see what to change.</source>
        <translation>预览已关闭：这个系统不让网页引擎把自己锁起来（沙箱）。写作、图片和保存不受影响。在终端运行“inkwright doctor”，看看要改什么。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>OpenPosts</name>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
</context>
<context>
    <name>OwnFolders</name>
    <message>
        <source>This post shows images from the web. Is “{name}” your own site? Only then Inkwright asks their servers, to check and show them.</source>
        <translation>这篇文章含有网络图片。“{name}”是你自己的网站吗？只有你确认后，Inkwright 才会访问图片所在的服务器，检查并显示图片。</translation>
    </message>
    <message>
        <source>It is mine</source>
        <translation>是我的</translation>
    </message>
    <message>
        <source>It is not</source>
        <translation>不是</translation>
    </message>
</context>
<context>
    <name>PostClosing</name>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>要保存对“{title}”的更改吗？</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation>不保存，更改将会丢失。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PostLibrary</name>
    <message>
        <source>Open content folder</source>
        <translation>打开内容文件夹</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>正在读取文件夹…</translation>
    </message>
    <message>
        <source>No posts yet. Ctrl+N begins one.</source>
        <translation>还没有文章，按 Ctrl+N 新建一篇。</translation>
    </message>
</context>
<context>
    <name>PostList</name>
    <message>
        <source>Filter   tag:travel after:2025</source>
        <translation>筛选&#x3000;tag:旅行 after:2025</translation>
    </message>
    <message>
        <source>Filter posts</source>
        <translation>筛选文章</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Posts {count}</source>
        <translation>文章 {count}</translation>
    </message>
    <message>
        <source>Drafts {count}</source>
        <translation>草稿 {count}</translation>
    </message>
    <message>
        <source>No posts yet</source>
        <translation>还没有文章</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>没有草稿</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有符合条件的文章</translation>
    </message>
</context>
<context>
    <name>PostRows</name>
    <message>
        <source>● front matter</source>
        <translation>● 文章信息有误</translation>
    </message>
    <message>
        <source>● 1 image missing</source>
        <translation>● 缺 1 张图</translation>
    </message>
    <message>
        <source>● {count} images missing</source>
        <translation>● 缺 {count} 张图</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>PostSaving</name>
    <message>
        <source>Open a content folder first; new posts are put into it.</source>
        <translation>请先打开内容文件夹，新文章会放在其中。</translation>
    </message>
    <message>
        <source>Save post as</source>
        <translation>文章另存为</translation>
    </message>
    <message>
        <source>Markdown (*.md *.markdown)</source>
        <translation>Markdown (*.md *.markdown)</translation>
    </message>
    <message>
        <source>{path} is open in another tab. Close it first, or choose another name.</source>
        <translation>{path} 已在另一个标签页中打开。请先关闭它，或另取一个名字。</translation>
    </message>
    <message>
        <source>This file is read-only. “Save as” keeps your text elsewhere.</source>
        <translation>此文件为只读。可用“另存为”把文字存到别处。</translation>
    </message>
    <message>
        <source>Title of the post (its file is named after it):</source>
        <translation>文章标题（文件名由它而来）：</translation>
    </message>
    <message>
        <source>Save post</source>
        <translation>保存文章</translation>
    </message>
    <message>
        <source>Not saved: “{character}” in line {line} does not exist in the file&apos;s encoding. Change it, or save the post as a new file.</source>
        <translation>未保存：第 {line} 行的“{character}”在此文件的编码中不存在。请修改它，或把文章另存为新文件。</translation>
    </message>
    <message>
        <source>The post now lies in {folder}.</source>
        <translation>文章现在位于 {folder}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>PostStatus</name>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新文章</translation>
    </message>
    <message>
        <source>Images {total} · {broken} with a problem</source>
        <translation>图片 {total} · {broken} 个问题</translation>
    </message>
    <message>
        <source>Images {total}</source>
        <translation>图片 {total}</translation>
    </message>
    <message>
        <source>The preview starts again…</source>
        <translation>预览正在重新启动…</translation>
    </message>
    <message>
        <source>The preview has stopped</source>
        <translation>预览已停止</translation>
    </message>
</context>
<context>
    <name>PostTabs</name>
    <message>
        <source>{name}, not saved</source>
        <translation>{name}，未保存</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>This image cannot be shown</source>
        <translation>无法显示此图片</translation>
    </message>
    <message>
        <source>This part is shown as plain text, because drawing it took too long.</source>
        <translation>这一部分渲染耗时过长，以纯文本显示。</translation>
    </message>
    <message>
        <source>This HTML nests too deep to be shown.</source>
        <translation>这段 HTML 嵌套过深，无法显示。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open link outside</source>
        <translation>在浏览器中打开链接</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>复制链接地址</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Something went wrong inside Inkwright ({kind}). Your text is in the journal.</source>
        <translation>Inkwright 内部出错（{kind}）。你的文字已有备份。</translation>
    </message>
    <message>
        <source>Open posts</source>
        <translation>打开文章</translation>
    </message>
    <message>
        <source>Markdown (*.md *.markdown *.mdx)</source>
        <translation>Markdown (*.md *.markdown *.mdx)</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>RendererHealth</name>
    <message>
        <source>Lines {first} to {last} of “{title}” could not be drawn in time and are shown as plain text.</source>
        <translation>“{title}”的第 {first} 至 {last} 行未能及时渲染，以纯文本显示。</translation>
    </message>
    <message>
        <source>Line {first} of “{title}” could not be drawn in time and is shown as plain text.</source>
        <translation>“{title}”的第 {first} 行未能及时渲染，以纯文本显示。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>The preview has stopped after several failures. Writing and saving go on.</source>
        <translation>预览多次出错，已停止。写作和保存不受影响。</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>重新启动</translation>
    </message>
</context>
<context>
    <name>SourceEditor</name>
    <message>
        <source>Source of the post</source>
        <translation>文章源码</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Inkwright</source>
        <translation>Inkwright 墨匠</translation>
    </message>
    <message>
        <source>Write your blog as plain Markdown files, and see every image as your readers will.</source>
        <translation>用纯 Markdown 文件写博客，所见图片即读者所见。</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近的文件夹</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Try the sample site</source>
        <translation>试用示例网站</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Sandbox off</source>
        <translation>沙箱已关闭</translation>
    </message>
    <message>
        <source>Line {line}, column {column}</source>
        <translation>行 {line}，列 {column}</translation>
    </message>
    <message>
        <source>{words} word · about {minutes} min</source>
        <translation>{words} 字 · 约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{words} words · about {minutes} min</source>
        <translation>{words} 字 · 约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>mixed line ends</source>
        <translation>混合换行符</translation>
    </message>
</context>
<context>
    <name>TabButton</name>
    <message>
        <source>Close the post</source>
        <translation>关闭文章</translation>
    </message>
</context>
<context>
    <name>UnsavedChanges</name>
    <message>
        <source>1 line changed</source>
        <translation>改动 1 行</translation>
    </message>
    <message>
        <source>{count} lines changed</source>
        <translation>改动 {count} 行</translation>
    </message>
    <message>
        <source>Encoding changed</source>
        <translation>编码已更改</translation>
    </message>
    <message>
        <source>Lines against the file: +{added} −{removed}</source>
        <translation>与文件相比的行数：+{added} −{removed}</translation>
    </message>
    <message>
        <source>Lines against the file: +{added} −{removed}, too many to show.</source>
        <translation>与文件相比的行数：+{added} −{removed}，太多，无法逐行显示。</translation>
    </message>
    <message>
        <source>No line differs from the file.</source>
        <translation>与文件相比没有改动的行。</translation>
    </message>
    <message>
        <source>The encoding changes from {before} to {now}.</source>
        <translation>编码将从 {before} 改为 {now}。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>The disk cannot confirm that it has everything; the file reads back right.</source>
        <translation>磁盘无法确认已全部写入，但读回的内容正确。</translation>
    </message>
    <message>
        <source>“{name}” exists already; nothing was written.</source>
        <translation>“{name}”已存在，没有写入任何内容。</translation>
    </message>
    <message>
        <source>it has more than one name (hard links)</source>
        <translation>它有多个名称（硬链接）</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program; nothing was written.</source>
        <translation>“{name}”被其他程序修改，没有写入任何内容。</translation>
    </message>
    <message>
        <source>its attributes cannot be read</source>
        <translation>无法读取它的属性</translation>
    </message>
    <message>
        <source>Saving “{name}” failed halfway; its old text is whole in “{copy}”.</source>
        <translation>保存“{name}”中途失败，原来的内容完整保留在“{copy}”中。</translation>
    </message>
    <message>
        <source>its folder cannot be written</source>
        <translation>它所在的文件夹不可写</translation>
    </message>
    <message>
        <source>it belongs to someone else</source>
        <translation>它属于其他用户</translation>
    </message>
    <message>
        <source>the system does not let it be replaced</source>
        <translation>系统不允许替换它</translation>
    </message>
    <message>
        <source>its attributes cannot be copied</source>
        <translation>无法复制它的属性</translation>
    </message>
    <message>
        <source>The other version could not be kept in {folder} ({reason}); nothing was overwritten.</source>
        <translation>另一个版本未能保留到 {folder}（{reason}），没有覆盖任何内容。</translation>
    </message>
    <message>
        <source>The system does not let us read “{name}”.</source>
        <translation>系统不允许读取“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” is not there.</source>
        <translation>“{name}”不存在。</translation>
    </message>
    <message>
        <source>The image could not be fetched and is linked where it is: {address}</source>
        <translation>未能下载图片，已直接链接到原地址：{address}</translation>
    </message>
    <message>
        <source>{what} is not a PNG, JPEG, GIF, WebP, AVIF, BMP or SVG image.</source>
        <translation>{what}不是 PNG、JPEG、GIF、WebP、AVIF、BMP 或 SVG 图片。</translation>
    </message>
    <message>
        <source>No free name is left for the image in its folder.</source>
        <translation>文件夹中已没有可用的图片名称。</translation>
    </message>
    <message>
        <source>The image folder lies outside the site, so nothing was written.</source>
        <translation>图片文件夹在网站之外，没有写入任何内容。</translation>
    </message>
    <message>
        <source>The image is already gone.</source>
        <translation>图片已不存在。</translation>
    </message>
    <message>
        <source>The image is larger than 50 MB; make it smaller before you insert it.</source>
        <translation>图片超过 50 MB，请缩小后再插入。</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>This</source>
        <translation>此内容</translation>
    </message>
    <message>
        <source>{what} is empty.</source>
        <translation>{what}是空的。</translation>
    </message>
    <message>
        <source>{what} is a web page, not an image; save the image itself first.</source>
        <translation>{what}是网页，不是图片；请先把图片本身保存下来。</translation>
    </message>
    <message>
        <source>{what} is a Git LFS pointer, not the image; run git lfs pull first.</source>
        <translation>{what}是 Git LFS 指针，不是图片；请先运行 git lfs pull。</translation>
    </message>
    <message>
        <source>The image cannot be moved to the trash of its disk.</source>
        <translation>无法把图片移到所在磁盘的回收站。</translation>
    </message>
    <message>
        <source>The image cannot be moved to the trash: {reason}.</source>
        <translation>无法把图片移到回收站：{reason}。</translation>
    </message>
    <message>
        <source>The images could not be put beside the post: {reason}.</source>
        <translation>无法把图片放到文章旁边：{reason}。</translation>
    </message>
    <message>
        <source>This is not a regular file, so it cannot be an image.</source>
        <translation>这不是普通文件，不可能是图片。</translation>
    </message>
    <message>
        <source>The image is damaged: it does not decode.</source>
        <translation>图片已损坏，无法解码。</translation>
    </message>
    <message>
        <source>The image folder cannot be written to.</source>
        <translation>图片文件夹不可写。</translation>
    </message>
    <message>
        <source>The image could not be written: {reason}.</source>
        <translation>无法写入图片：{reason}。</translation>
    </message>
    <message>
        <source>The image has {width} × {height} pixels, more than 100 million; make it smaller first.</source>
        <translation>图片为 {width} × {height} 像素，超过一亿像素，请先缩小。</translation>
    </message>
    <message>
        <source>the disk kept less than was written</source>
        <translation>磁盘存下的内容少于写入的内容</translation>
    </message>
    <message>
        <source>keep a safety copy of</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The folder for what Inkwright remembers cannot be written to.</source>
        <translation>存放 Inkwright 索引的文件夹不可写。</translation>
    </message>
    <message>
        <source>What Inkwright remembers of the folder cannot be used: {reason}.</source>
        <translation>无法使用此文件夹的索引：{reason}。</translation>
    </message>
    <message>
        <source>This is not a regular file, so it is not opened.</source>
        <translation>这不是普通文件，不予打开。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>无法读取“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>The post&apos;s images could not be copied: {reason}.</source>
        <translation>无法复制文章的图片：{reason}。</translation>
    </message>
    <message>
        <source>The post&apos;s folder holds too many files to be copied; copy it yourself.</source>
        <translation>文章的文件夹里文件太多，无法复制；请自行复制。</translation>
    </message>
    <message>
        <source>The file lies outside the site&apos;s folder, so it is not read.</source>
        <translation>文件在网站文件夹之外，不予读取。</translation>
    </message>
    <message>
        <source>Saved in place, because {reason}.</source>
        <translation>已就地保存，因为{reason}。</translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit} MB.</source>
        <translation>“{name}”超过 {limit} MB。</translation>
    </message>
    <message>
        <source>“{name}” is not a text file.</source>
        <translation>“{name}”不是文本文件。</translation>
    </message>
    <message>
        <source>Cannot save “{name}”: {reason}.</source>
        <translation>无法保存“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” is no longer an ordinary file; nothing was written.</source>
        <translation>“{name}”已不是普通文件，没有写入任何内容。</translation>
    </message>
    <message>
        <source>“{name}” is read-only; allow writing it, or save under another name.</source>
        <translation>“{name}”为只读；请允许写入，或另存为其他名称。</translation>
    </message>
    <message>
        <source>“{name}” is gone from the disk; nothing was written.</source>
        <translation>“{name}”已不在磁盘上，没有写入任何内容。</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>“{name}” exists already; nothing was moved.</source>
        <translation>“{name}”已存在，没有移动任何文件。</translation>
    </message>
    <message>
        <source>“{name}” and the new place are on different disks; copy it there instead.</source>
        <translation>“{name}”与新位置不在同一磁盘，请改用复制。</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>“{name}” is a link; move the file it leads to.</source>
        <translation>“{name}”是链接，请移动它指向的文件。</translation>
    </message>
    <message>
        <source>There are too many posts named like {path}. Give this one another title.</source>
        <translation>与 {path} 同名的文章太多，请换一个标题。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}. Choose another place with “Save as”.</source>
        <translation>无法创建文件夹 {folder}：{reason}。请用“另存为”选择其他位置。</translation>
    </message>
    <message>
        <source>The post is not there any more.</source>
        <translation>文章已不存在。</translation>
    </message>
    <message>
        <source>The post cannot be read: {reason}.</source>
        <translation>无法读取文章：{reason}。</translation>
    </message>
    <message>
        <source>it is not allowed</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>磁盘为只读</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk does not answer</source>
        <translation>磁盘没有响应</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>它不存在</translation>
    </message>
    <message>
        <source>it exists already</source>
        <translation>它已存在</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>its link leads in a circle</source>
        <translation>链接循环</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: {reason}.</source>
        <translation>无法{deed}“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: the disk is full. {free} KB are free.</source>
        <translation>无法{deed}“{name}”：磁盘已满，仅剩 {free} KB。</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: the file or its folder is no longer there.</source>
        <translation>无法{deed}“{name}”：文件或其文件夹已不存在。</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: too many files are open. Try again in a moment.</source>
        <translation>无法{deed}“{name}”：打开的文件太多，请稍后再试。</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: the system does not allow it here.</source>
        <translation>无法{deed}“{name}”：系统不允许在此操作。</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: it is a folder.</source>
        <translation>无法{deed}“{name}”：它是文件夹。</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: its link leads in a circle.</source>
        <translation>无法{deed}“{name}”：链接循环。</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: the system does not allow files that large.</source>
        <translation>无法{deed}“{name}”：系统不允许这么大的文件。</translation>
    </message>
    <message>
        <source>Cannot {deed} “{name}”: the disk is full.</source>
        <translation>无法{deed}“{name}”：磁盘已满。</translation>
    </message>
    <message>
        <source>The sample site could not be copied to {target} ({reason}).</source>
        <translation>无法把示例网站复制到 {target}（{reason}）。</translation>
    </message>
    <message>
        <source>The settings file was damaged; the defaults are used and the old file is kept as {name}.</source>
        <translation>设置文件已损坏，现使用默认设置，旧文件保留为 {name}。</translation>
    </message>
    <message>
        <source>The settings could not be kept ({reason}). They hold until the program ends.</source>
        <translation>设置未能保存（{reason}），仅在本次运行中有效。</translation>
    </message>
    <message>
        <source>The settings file is damaged; the defaults are used.</source>
        <translation>设置文件已损坏，现使用默认设置。</translation>
    </message>
    <message>
        <source>The settings cannot be read ({reason}); the defaults are used.</source>
        <translation>无法读取设置（{reason}），现使用默认设置。</translation>
    </message>
    <message>
        <source>what was written reads back differently</source>
        <translation>读回的内容与写入的不同</translation>
    </message>
    <message>
        <source>“{name}” is a folder, so it cannot be a post.</source>
        <translation>“{name}”是文件夹，不是文章。</translation>
    </message>
    <message>
        <source>“{name}” is not an ordinary file, so it cannot be a post.</source>
        <translation>“{name}”不是普通文件，不是文章。</translation>
    </message>
    <message>
        <source>the disk takes no more bytes</source>
        <translation>磁盘无法再写入</translation>
    </message>
    <message>
        <source>The folder is not there any more.</source>
        <translation>文件夹已不存在。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; the log tells more.</source>
        <translation>发生意外错误，详情见日志。</translation>
    </message>
    <message>
        <source>The folder {path} cannot be read: {reason}. Check who may open it.</source>
        <translation>无法读取文件夹 {path}：{reason}。请检查谁有权打开它。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>没有文件夹 {path}。</translation>
    </message>
</context>
<context>
    <name>_CalendarPopup</name>
    <message>
        <source>Time of day</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>Checking…</source>
        <translation>检查中…</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Will show</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>找不到</translation>
    </message>
    <message>
        <source>Will be missing</source>
        <translation>找不到</translation>
    </message>
    <message>
        <source>Other case</source>
        <translation>大小写不同</translation>
    </message>
    <message>
        <source>Not found: case differs</source>
        <translation>找不到（大小写不同）</translation>
    </message>
    <message>
        <source>Not an image</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>Outside the site</source>
        <translation>在网站之外</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>不会发布</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝访问</translation>
    </message>
    <message>
        <source>May be refused</source>
        <translation>可能被拒</translation>
    </message>
    <message>
        <source>Asked too often</source>
        <translation>访问过频</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Not asked: web checks are off</source>
        <translation>未检查：网络检查已关</translation>
    </message>
    <message>
        <source>Not asked: private address</source>
        <translation>未检查：私有地址</translation>
    </message>
    <message>
        <source>Only the generator knows</source>
        <translation>由生成器决定</translation>
    </message>
    <message>
        <source>No destination</source>
        <translation>没有地址</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>May not be read</source>
        <translation>无权读取</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>文件损坏</translation>
    </message>
    <message>
        <source>Too large to look at</source>
        <translation>太大，未检查</translation>
    </message>
    <message>
        <source>A web page, not an image</source>
        <translation>是网页，不是图片</translation>
    </message>
    <message>
        <source>A text, not an image</source>
        <translation>是文本，不是图片</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>A login page answers</source>
        <translation>返回了登录页</translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation>格式未知</translation>
    </message>
    <message>
        <source>Unknown kind of address</source>
        <translation>地址类型未知</translation>
    </message>
    <message>
        <source>Not a valid address</source>
        <translation>地址无效</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Answer too large</source>
        <translation>返回内容过大</translation>
    </message>
    <message>
        <source>Redirects too often</source>
        <translation>重定向过多</translation>
    </message>
    <message>
        <source>No such host</source>
        <translation>域名不存在</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>未联网</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>No safe connection</source>
        <translation>无法安全连接</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒</translation>
    </message>
    <message>
        <source>The proxy refuses</source>
        <translation>代理拒绝</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Case differs: {name}</source>
        <translation>大小写不同：{name}</translation>
    </message>
    <message>
        <source>Not found: it is {name}</source>
        <translation>找不到，应为 {name}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>找不到</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝外链</translation>
    </message>
    <message>
        <source>asked too often</source>
        <translation>访问过频</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>服务器错误</translation>
    </message>
    <message>
        <source>The front matter cannot be read{place}. Correct it in the source; the form is read-only until then.</source>
        <translation>文章信息无法读取{place}。请在源码中改正，在此之前表单为只读。</translation>
    </message>
    <message>
        <source>The front matter is never closed: add a line with its closing mark in the source.</source>
        <translation>文章信息没有结束：请在源码中补上结束标记行。</translation>
    </message>
    <message>
        <source>Something stands before the front matter&apos;s opening mark. Delete it in the source; the form is read-only until then.</source>
        <translation>文章信息的起始标记前面有其他内容。请在源码中将其删除，在此之前表单为只读。</translation>
    </message>
    <message>
        <source>The field “{key}” stands twice in the front matter{place}. Remove one of them in the source.</source>
        <translation>字段“{key}”在文章信息中出现了两次{place}。请在源码中删去一个。</translation>
    </message>
    <message>
        <source>The front matter is too large for the form. It can be edited in the source.</source>
        <translation>文章信息太大，表单无法显示，可在源码中编辑。</translation>
    </message>
    <message>
        <source>The front matter is nested too deeply for the form. It can be edited in the source.</source>
        <translation>文章信息嵌套过深，表单无法显示，可在源码中编辑。</translation>
    </message>
    <message>
        <source>The front matter is too complex for the form. It can be edited in the source.</source>
        <translation>文章信息太复杂，表单无法显示，可在源码中编辑。</translation>
    </message>
    <message>
        <source>The front matter takes too long to read. It can be edited in the source.</source>
        <translation>读取文章信息耗时过长，可在源码中编辑。</translation>
    </message>
    <message>
        <source>The front matter repeats itself too often for the form. It can be edited in the source.</source>
        <translation>文章信息重复引用过多，表单无法显示，可在源码中编辑。</translation>
    </message>
    <message>
        <source>The front matter does not consist of fields with names. Correct it in the source.</source>
        <translation>文章信息不是由带名称的字段组成的，请在源码中改正。</translation>
    </message>
    <message>
        <source>The value is written in a way that the form cannot change safely. Edit it in the source.</source>
        <translation>这个值的写法无法由表单安全修改，请在源码中编辑。</translation>
    </message>
    <message>
        <source>There is no field “{key}” any more.</source>
        <translation>字段“{key}”已不存在。</translation>
    </message>
    <message>
        <source>The post begins with a byte order mark, which this generator does not accept there.</source>
        <translation>文章以字节顺序标记（BOM）开头，当前生成器不接受。</translation>
    </message>
    <message>
        <source>A tab indents the front matter{place}; this generator accepts only spaces there.</source>
        <translation>文章信息用制表符缩进{place}，当前生成器只接受空格。</translation>
    </message>
    <message>
        <source>The date “{value}” is not one that the generator understands.</source>
        <translation>生成器无法识别日期“{value}”。</translation>
    </message>
    <message>
        <source> (line {line}, column {column})</source>
        <translation>（第 {line} 行，第 {column} 列）</translation>
    </message>
    <message>
        <source>Something is wrong{place}: {code}.</source>
        <translation>出现问题{place}：{code}。</translation>
    </message>
</context>
</TS>
