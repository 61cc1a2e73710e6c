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
        <source>Preview st&amp;yle</source>
        <translation>预览样式(&amp;Y)</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>颜色(&amp;L)</translation>
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
        <translation>试用示例站点(&amp;P)</translation>
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
        <source>&amp;Export as PDF…</source>
        <translation>导出为 PDF(&amp;E)…</translation>
    </message>
    <message>
        <source>Export as &amp;HTML…</source>
        <translation>导出为 HTML(&amp;H)…</translation>
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
        <source>All co&amp;mmands…</source>
        <translation>所有命令(&amp;M)…</translation>
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
        <source>&amp;Upload all images of this post</source>
        <translation>上传这篇文章的所有图片(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Settings of images…</source>
        <translation>图片设置(&amp;S)…</translation>
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
        <source>Outline of t&amp;he post</source>
        <translation>文章大纲(&amp;H)</translation>
    </message>
    <message>
        <source>S&amp;ource alone</source>
        <translation>只看源码(&amp;O)</translation>
    </message>
    <message>
        <source>Source &amp;beside preview</source>
        <translation>源码与预览分栏(&amp;B)</translation>
    </message>
    <message>
        <source>Preview without sour&amp;ce</source>
        <translation>只看预览(&amp;C)</translation>
    </message>
    <message>
        <source>Ne&amp;xt of these views</source>
        <translation>切换视图(&amp;X)</translation>
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
        <source>Scroll &amp;together</source>
        <translation>同步滚动(&amp;T)</translation>
    </message>
    <message>
        <source>Preview in its own &amp;window</source>
        <translation>在独立窗口中预览(&amp;W)</translation>
    </message>
    <message>
        <source>Titl&amp;e above the preview</source>
        <translation>在预览上方显示标题(&amp;E)</translation>
    </message>
    <message>
        <source>Mar&amp;k what the site will show otherwise</source>
        <translation>标出站点上显示不同的内容(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Inkwright&apos;s style</source>
        <translation>Inkwright 样式(&amp;I)</translation>
    </message>
    <message>
        <source>The &amp;theme the site was built with</source>
        <translation>站点所用的主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Choose preview style…</source>
        <translation>选择预览样式(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Larger letters</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller letters</source>
        <translation>缩小文字(&amp;S)</translation>
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
        <source>Kind of the new field</source>
        <translation>新字段的类型</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Values, parted by commas</source>
        <translation>多个值，用逗号隔开</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前时间</translation>
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
    <name>ArrivalProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{words} {done} of {total} MB</source>
        <translation>{words} {done} / {total} MB</translation>
    </message>
</context>
<context>
    <name>ArrivalWait</name>
    <message>
        <source>Call them off</source>
        <translation>取消插入</translation>
    </message>
    <message>
        <source>Do not wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Images are still on their way into the post; this is waited for.</source>
        <translation>图片还在插入文章，完成后再继续。</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <name>CommandPalette</name>
    <message>
        <source>A command   ·   @ a post   ·   # a heading</source>
        <translation>命令   ·   @ 文章   ·   # 标题</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有符合的结果</translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>line {number}</source>
        <translation>第 {number} 行</translation>
    </message>
</context>
<context>
    <name>ConvertDialog</name>
    <message>
        <source>Convert or resize</source>
        <translation>转换或缩放</translation>
    </message>
    <message>
        <source>Convert or resize 1 image</source>
        <translation>转换或缩放 1 张图片</translation>
    </message>
    <message>
        <source>Convert or resize {count} images</source>
        <translation>转换或缩放 {count} 张图片</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source> px at most</source>
        <translation> px 以内</translation>
    </message>
    <message>
        <source>Remove place and camera data</source>
        <translation>去除拍摄地点和相机信息</translation>
    </message>
    <message>
        <source>Keep the original beside it</source>
        <translation>在旁边保留原图</translation>
    </message>
    <message>
        <source>Otherwise it goes to the trash. Animations and drawings stay as they are.</source>
        <translation>不保留时，原图会移到回收站。动图和矢量图保持原样。</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
        <source>Inkwright ended while images of {names} were uploaded. Your text was kept.</source>
        <translation>上传图片时 Inkwright 意外退出：{names}。你的文字已保留。</translation>
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
    <name>DescriptionEditor</name>
    <message>
        <source>Description of {name}</source>
        <translation>{name} 的描述</translation>
    </message>
    <message>
        <source>What the image shows</source>
        <translation>图片里有什么</translation>
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
    <message>
        <source>“{name}” seems to be in {encoding}. Can you read it? It is kept as it is.</source>
        <translation>“{name}”的编码似乎是 {encoding}。文字显示正常吗？文件会保持原样。</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>显示正常</translation>
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
        <source>Cyrillic (KOI8-R)</source>
        <translation>西里尔文 (KOI8-R)</translation>
    </message>
    <message>
        <source>Western (Windows-1252)</source>
        <translation>西欧 (Windows-1252)</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>中欧 (Windows-1250)</translation>
    </message>
    <message>
        <source>Greek (Windows-1253)</source>
        <translation>希腊文 (Windows-1253)</translation>
    </message>
    <message>
        <source>Turkish (Windows-1254)</source>
        <translation>土耳其文 (Windows-1254)</translation>
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
    <name>FieldName</name>
    <message>
        <source>New name of the field {name}</source>
        <translation>字段 {name} 的新名称</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>删除(&amp;M)</translation>
    </message>
    <message>
        <source>Show in the &amp;source</source>
        <translation>在源码中显示(&amp;S)</translation>
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
    <message>
        <source>Find in the preview</source>
        <translation>在预览中查找</translation>
    </message>
</context>
<context>
    <name>FolderSteps</name>
    <message>
        <source>A change of image files was cut short the last time. Files and posts are as before it.</source>
        <translation>上次改动图片文件时中断，文件和文章已恢复到改动之前。</translation>
    </message>
</context>
<context>
    <name>FormHints</name>
    <message>
        <source>Make {count} tags</source>
        <translation>拆成 {count} 个标签</translation>
    </message>
    <message>
        <source>Use “{tag}”</source>
        <translation>改用“{tag}”</translation>
    </message>
    <message>
        <source>Don&apos;t warn for this site</source>
        <translation>此站点不再提醒</translation>
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
    <message>
        <source>Fields ▴</source>
        <translation>字段 ▴</translation>
    </message>
    <message>
        <source>Fields ▾</source>
        <translation>字段 ▾</translation>
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
    <message>
        <source>Commands…</source>
        <translation>命令…</translation>
    </message>
    <message>
        <source>All commands by their names (Ctrl+Shift+P)</source>
        <translation>按名称查找所有命令 (Ctrl+Shift+P)</translation>
    </message>
</context>
<context>
    <name>HeaderMenu</name>
    <message>
        <source>Rename the field “{name}”…</source>
        <translation>重命名字段“{name}”…</translation>
    </message>
    <message>
        <source>Remove the field “{name}”</source>
        <translation>删除字段“{name}”</translation>
    </message>
    <message>
        <source>Show in the &amp;source</source>
        <translation>在源码中显示(&amp;S)</translation>
    </message>
    <message>
        <source>Rename the field</source>
        <translation>重命名字段</translation>
    </message>
    <message>
        <source>New name of the field {name}</source>
        <translation>字段 {name} 的新名称</translation>
    </message>
    <message>
        <source>A name has letters, digits, “_”, “-” and “.” only.</source>
        <translation>名称只能包含字母、数字、“_”、“-”和“.”。</translation>
    </message>
    <message>
        <source>Another field has that name.</source>
        <translation>已有同名字段。</translation>
    </message>
</context>
<context>
    <name>HintLine</name>
    <message>
        <source>{count} more ▾</source>
        <translation>另有 {count} 项 ▾</translation>
    </message>
    <message>
        <source>More that can be done: {count}</source>
        <translation>其他可用操作：{count} 项</translation>
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
        <source>The page will probably be {address}</source>
        <translation>页面地址大概是 {address}</translation>
    </message>
    <message>
        <source>The building machine&apos;s clock decides the day: another one in UTC</source>
        <translation>日期取决于生成站点的电脑的时区：按 UTC 会是另一天</translation>
    </message>
    <message>
        <source>The building machine&apos;s clock decides the day: another one in the zone of the date</source>
        <translation>日期取决于生成站点的电脑的时区：按日期所写的时区会是另一天</translation>
    </message>
    <message>
        <source>The building machine&apos;s clock decides: {here} when built here, {there} when built in UTC</source>
        <translation>取决于生成站点的电脑的时区：在本机生成是 {here}，按 UTC 生成是 {there}</translation>
    </message>
    <message>
        <source>The building machine&apos;s clock decides: {here} when built here, {there} in the zone of the date</source>
        <translation>取决于生成站点的电脑的时区：在本机生成是 {here}，按日期所写的时区是 {there}</translation>
    </message>
    <message>
        <source>The site leaves the post out until that date</source>
        <translation>到该日期之前，站点不会发布这篇文章</translation>
    </message>
    <message>
        <source>The site leaves drafts out</source>
        <translation>站点不会发布草稿</translation>
    </message>
</context>
<context>
    <name>ImageActions</name>
    <message>
        <source>Replace {name} by</source>
        <translation>将 {name} 替换为</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Rename the image</source>
        <translation>重命名图片</translation>
    </message>
    <message>
        <source>New name of the file; every post that shows it follows:</source>
        <translation>新的文件名（引用它的文章会一并更新）：</translation>
    </message>
    <message>
        <source>The description stands where only the source can change it.</source>
        <translation>这处描述只能在源码中修改。</translation>
    </message>
    <message>
        <source>&amp;Go to the line</source>
        <translation>转到该行(&amp;G)</translation>
    </message>
    <message>
        <source>Edit the &amp;description</source>
        <translation>编辑描述(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Fix</source>
        <translation>修复(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Use the kept copy</source>
        <translation>改用本地副本(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;place the file…</source>
        <translation>替换文件(&amp;P)…</translation>
    </message>
    <message>
        <source>Re&amp;name the file…</source>
        <translation>重命名文件(&amp;N)…</translation>
    </message>
    <message>
        <source>Make &amp;local</source>
        <translation>存到本地(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>上传(&amp;U)</translation>
    </message>
    <message>
        <source>Con&amp;vert or resize…</source>
        <translation>转换或缩放(&amp;V)…</translation>
    </message>
    <message>
        <source>Remove the place and camera da&amp;ta</source>
        <translation>去除拍摄地点和相机信息(&amp;T)</translation>
    </message>
    <message>
        <source>Write it in another for&amp;m…</source>
        <translation>改用其他写法(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show in the folde&amp;r</source>
        <translation>在文件夹中显示(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy the address</source>
        <translation>复制地址(&amp;C)</translation>
    </message>
    <message>
        <source>Move to tras&amp;h</source>
        <translation>移到回收站(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>Chec&amp;k again</source>
        <translation>重新检查(&amp;K)</translation>
    </message>
    <message>
        <source>{action} ({count} images)</source>
        <translation>{action}（{count} 张图片）</translation>
    </message>
    <message>
        <source>What can be done with the image</source>
        <translation>图片操作</translation>
    </message>
</context>
<context>
    <name>ImageBar</name>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>取消检查</translation>
    </message>
    <message>
        <source>Filter images</source>
        <translation>筛选图片</translation>
    </message>
    <message>
        <source>Filter images by description or address</source>
        <translation>按描述或地址筛选图片</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
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
        <source>Checking {done} of {total}</source>
        <translation>正在检查 {done} / {total}</translation>
    </message>
    <message>
        <source>Fix {count}</source>
        <translation>修复 {count}</translation>
    </message>
    <message>
        <source>Fix {count} images, as one step</source>
        <translation>一步修复 {count} 张图片</translation>
    </message>
    <message>
        <source>Describe {count}</source>
        <translation>补写描述 {count}</translation>
    </message>
    <message>
        <source>Fill {count} missing descriptions, one after the other</source>
        <translation>逐一补写 {count} 处缺少的描述</translation>
    </message>
    <message>
        <source>Make {count} local</source>
        <translation>存到本地 {count}</translation>
    </message>
    <message>
        <source>Fetch {count} images into the post&apos;s folder, as one step</source>
        <translation>一步把 {count} 张图片存到文章的文件夹</translation>
    </message>
    <message>
        <source>Upload {count}</source>
        <translation>上传 {count}</translation>
    </message>
    <message>
        <source>Upload {count} images, as one step</source>
        <translation>一步上传 {count} 张图片</translation>
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
    <name>ImageChecks</name>
    <message>
        <source>Web checked {time}</source>
        <translation>网络检查于 {time}</translation>
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
    <message>
        <source>The picture is linked where it is in the web.</source>
        <translation>已直接链接到网络上的图片。</translation>
    </message>
    <message>
        <source>Download it</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>The picture was downloaded into the site.</source>
        <translation>图片已下载到站点中。</translation>
    </message>
    <message>
        <source>Link it in the web instead</source>
        <translation>改为链接网络图片</translation>
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
    <name>ImageFiles</name>
    <message>
        <source>1 image now lies with the post.</source>
        <translation>1 张图片已存到本地。</translation>
    </message>
    <message>
        <source>{count} images now lie with the post.</source>
        <translation>{count} 张图片已存到本地。</translation>
    </message>
    <message>
        <source>1 image was moved to the trash.</source>
        <translation>1 张图片已移到回收站。</translation>
    </message>
    <message>
        <source>{count} images were moved to the trash.</source>
        <translation>{count} 张图片已移到回收站。</translation>
    </message>
    <message>
        <source>1 post on the disk follows.</source>
        <translation>1 篇文章已随之更新。</translation>
    </message>
    <message>
        <source>{count} posts on the disk follow.</source>
        <translation>{count} 篇文章已随之更新。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Rename {old} to {new}?</source>
        <translation>将 {old} 重命名为 {new}？</translation>
    </message>
    <message>
        <source>{count} ×</source>
        <translation>{count} 处</translation>
    </message>
    <message>
        <source>1 post</source>
        <translation>1 篇</translation>
    </message>
    <message>
        <source>{count} posts</source>
        <translation>{count} 篇</translation>
    </message>
    <message>
        <source>Posts open here, unsaved words included</source>
        <translation>已打开的文章（含未保存的内容）</translation>
    </message>
    <message>
        <source>These posts show the image and will follow:</source>
        <translation>以下文章引用了这张图片，会一并更新：</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Move 1 image to the trash?</source>
        <translation>将 1 张图片移到回收站？</translation>
    </message>
    <message>
        <source>Move {count} images to the trash?</source>
        <translation>将 {count} 张图片移到回收站？</translation>
    </message>
    <message>
        <source>No post refers to them. In all: {size}</source>
        <translation>没有文章引用它们，共 {size}</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>ImageLibrary</name>
    <message>
        <source>Move to trash…</source>
        <translation>移到回收站…</translation>
    </message>
    <message>
        <source>Name, title or heading</source>
        <translation>名称或标题</translation>
    </message>
    <message>
        <source>Find images by name, or by title and heading of their posts</source>
        <translation>按名称，或按所在文章的标题和小标题查找图片</translation>
    </message>
    <message>
        <source>Images of the folder</source>
        <translation>文件夹中的图片</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Unused {count}</source>
        <translation>未使用 {count}</translation>
    </message>
    <message>
        <source>Twice {count}</source>
        <translation>重复 {count}</translation>
    </message>
    <message>
        <source>No image of this kind</source>
        <translation>没有这类图片</translation>
    </message>
    <message>
        <source>No images in the folder</source>
        <translation>文件夹中没有图片</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>Re&amp;name the file…</source>
        <translation>重命名文件(&amp;N)…</translation>
    </message>
    <message>
        <source>Show in the folde&amp;r</source>
        <translation>在文件夹中显示(&amp;R)</translation>
    </message>
    <message>
        <source>Move to tras&amp;h…</source>
        <translation>移到回收站(&amp;H)…</translation>
    </message>
</context>
<context>
    <name>ImageLibraryTab</name>
    <message>
        <source>This post</source>
        <translation>这篇文章</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>所有图片</translation>
    </message>
    <message>
        <source>Posts show this image, so it stays.</source>
        <translation>有文章引用这张图片，予以保留。</translation>
    </message>
    <message>
        <source>A page, a theme or a data file of the site names this image, so it stays.</source>
        <translation>站点的页面、主题或数据文件引用了这张图片，予以保留。</translation>
    </message>
    <message>
        <source>Rename the image</source>
        <translation>重命名图片</translation>
    </message>
    <message>
        <source>New name of the file; every post that shows it follows:</source>
        <translation>新的文件名（引用它的文章会一并更新）：</translation>
    </message>
</context>
<context>
    <name>ImageMending</name>
    <message>
        <source>{count} images were fixed; {left} stand where only the source can change them.</source>
        <translation>已修复 {count} 张图片，另有 {left} 张只能在源码中修改。</translation>
    </message>
    <message>
        <source>{count} images were fixed; undo takes all of it back.</source>
        <translation>已修复 {count} 张图片，撤销可全部还原。</translation>
    </message>
</context>
<context>
    <name>ImageNamePage</name>
    <message>
        <source>Mountain lake</source>
        <translation>山中湖</translation>
    </message>
    <message>
        <source>Name pattern</source>
        <translation>命名规则</translation>
    </message>
    <message>
        <source>beside the post</source>
        <translation>文章旁边</translation>
    </message>
    <message>
        <source>Folder below the site</source>
        <translation>站点中的文件夹</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Download them into the site</source>
        <translation>下载到站点中</translation>
    </message>
    <message>
        <source>Link them where they are</source>
        <translation>链接原地址</translation>
    </message>
    <message>
        <source>Keep HEIC as it is (most browsers do not show it)</source>
        <translation>HEIC 保持原样（多数浏览器无法显示）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Hold Shift while you drop one to do the other.</source>
        <translation>拖入时按住 Shift，则采用另一种方式。</translation>
    </message>
    <message>
        <source>Web pictures</source>
        <translation>网络图片</translation>
    </message>
    <message>
        <source>HEIC</source>
        <translation>HEIC</translation>
    </message>
    <message>
        <source>No placeholder: {names}</source>
        <translation>没有这样的占位符：{names}</translation>
    </message>
    <message>
        <source>A day at the lake</source>
        <translation>湖边一日</translation>
    </message>
</context>
<context>
    <name>ImageOpening</name>
    <message>
        <source>“{name}” is not named like an image, so it is not opened.</source>
        <translation>“{name}”的扩展名不是图片，因此没有打开。</translation>
    </message>
    <message>
        <source>“{name}” is a drawing that may hold a program. Another program would run it.</source>
        <translation>“{name}”是矢量图，其中可能藏有程序，用其他软件打开会运行它。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>仍要打开</translation>
    </message>
    <message>
        <source>No program of this system wants to show the image.</source>
        <translation>系统中没有可以打开这张图片的程序。</translation>
    </message>
</context>
<context>
    <name>ImageOriginals</name>
    <message>
        <source>New images were made smaller or other, as the settings of this site say.</source>
        <translation>新图片已按此站点的设置缩小或转换。</translation>
    </message>
    <message>
        <source>Keep the originals</source>
        <translation>保留原图</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>No images in this post, which can only be read</source>
        <translation>这篇文章没有图片，而且只能阅读</translation>
    </message>
    <message>
        <source>No image has these words in its description or address</source>
        <translation>没有描述或地址符合的图片</translation>
    </message>
    <message>
        <source>No image of this kind</source>
        <translation>没有这类图片</translation>
    </message>
    <message>
        <source>Use the kept copy</source>
        <translation>改用本地副本</translation>
    </message>
    <message>
        <source>Remove the place</source>
        <translation>去除拍摄地点</translation>
    </message>
    <message>
        <source>Make local</source>
        <translation>存到本地</translation>
    </message>
    <message>
        <source>No images yet: drop or paste one into the text</source>
        <translation>还没有图片：把图片拖入或粘贴到正文即可</translation>
    </message>
</context>
<context>
    <name>ImageReasons</name>
    <message>
        <source>the post cannot be changed</source>
        <translation>文章不可更改</translation>
    </message>
    <message>
        <source>for one image at a time</source>
        <translation>一次只能一张</translation>
    </message>
    <message>
        <source>the post does not show it</source>
        <translation>文章未引用</translation>
    </message>
    <message>
        <source>a field has none</source>
        <translation>字段中的图片没有描述</translation>
    </message>
    <message>
        <source>it cannot be fetched</source>
        <translation>无法取得</translation>
    </message>
    <message>
        <source>it is local already</source>
        <translation>已在本地</translation>
    </message>
    <message>
        <source>the post shows it</source>
        <translation>文章正在引用</translation>
    </message>
    <message>
        <source>it is being checked</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>it lies in the web</source>
        <translation>在网络上</translation>
    </message>
    <message>
        <source>there is no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>it does not say where it was taken</source>
        <translation>不含拍摄地点</translation>
    </message>
    <message>
        <source>the file is no image</source>
        <translation>文件不是图片</translation>
    </message>
</context>
<context>
    <name>ImageRespelling</name>
    <message>
        <source>The site would show the image in no other form.</source>
        <translation>换成其他写法，站点都无法显示这张图片。</translation>
    </message>
    <message>
        <source>Other forms of the image</source>
        <translation>图片的其他写法</translation>
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
        <translation>站点上</translation>
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
    <name>ImageSettings</name>
    <message>
        <source>Settings of images</source>
        <translation>图片设置</translation>
    </message>
    <message>
        <source>Use this for new sites too</source>
        <translation>新站点也采用这些设置</translation>
    </message>
    <message>
        <source>Name and place</source>
        <translation>命名与位置</translation>
    </message>
    <message>
        <source>Size and copies</source>
        <translation>大小与副本</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>For all sites</source>
        <translation>所有站点</translation>
    </message>
</context>
<context>
    <name>ImageSetup</name>
    <message>
        <source>This system has no keyring: the secret is kept in memory until Inkwright ends.</source>
        <translation>系统没有密钥环：密钥只保留在内存中，退出 Inkwright 后失效。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在测试…</translation>
    </message>
</context>
<context>
    <name>ImageTable</name>
    <message>
        <source>Images of the post</source>
        <translation>文章中的图片</translation>
    </message>
</context>
<context>
    <name>ImageUploads</name>
    <message>
        <source>The upload of {count} image(s) of “{title}” was interrupted.</source>
        <translation>“{title}”的 {count} 张图片上传中断。</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>重新上传</translation>
    </message>
    <message>
        <source>No uploader is set up for this site.</source>
        <translation>此站点尚未设置上传方式。</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>There is no file of this site to upload.</source>
        <translation>没有可上传的本站图片。</translation>
    </message>
    <message>
        <source>Uploading {count} image(s)…</source>
        <translation>正在上传 {count} 张图片…</translation>
    </message>
    <message>
        <source>The upload was cancelled.</source>
        <translation>上传已取消。</translation>
    </message>
    <message>
        <source>{count} image(s) uploaded. Undo brings the local addresses back.</source>
        <translation>已上传 {count} 张图片。撤销可恢复本地地址。</translation>
    </message>
    <message>
        <source>Uploaded, but no longer shown by the post: {addresses}</source>
        <translation>已上传，但文章中已不再引用：{addresses}</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Secret of the uploader</source>
        <translation>上传密钥</translation>
    </message>
    <message>
        <source>Secret:</source>
        <translation>密钥：</translation>
    </message>
    <message>
        <source>Give it…</source>
        <translation>输入密钥…</translation>
    </message>
    <message>
        <source>This system has no keyring: the secret is kept in memory until Inkwright ends.</source>
        <translation>系统没有密钥环：密钥只保留在内存中，退出 Inkwright 后失效。</translation>
    </message>
</context>
<context>
    <name>ImageWorkPage</name>
    <message>
        <source>as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Longest edge</source>
        <translation>最长边</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Remove metadata: camera, place, date</source>
        <translation>去除元数据：相机、地点、日期</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不提醒</translation>
    </message>
    <message>
        <source>Keep copies of the web images of my posts</source>
        <translation>为我文章中的网络图片保留本地副本</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Done to images that are dropped or pasted. Animations and SVG stay as they are.</source>
        <translation>用于拖入或粘贴的图片。动图和 SVG 保持原样。</translation>
    </message>
    <message>
        <source>Too heavy above</source>
        <translation>体积超过即提醒</translation>
    </message>
    <message>
        <source>Too wide above</source>
        <translation>宽度超过即提醒</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Room for copies</source>
        <translation>副本最多占用</translation>
    </message>
</context>
<context>
    <name>InterruptedSaves</name>
    <message>
        <source>Saving “{name}” was interrupted. Its text from before is still there.</source>
        <translation>保存“{name}”时中断，原来的内容仍在。</translation>
    </message>
    <message>
        <source>Open the post</source>
        <translation>打开文章</translation>
    </message>
    <message>
        <source>Saving “{name}” was interrupted on {when}, so the file may be cut short. The text from before that is still there.</source>
        <translation>{when} 保存“{name}”时中断，文件可能不完整。原来的内容仍在。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>恢复原内容</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Taking the old text back would change these lines: +{added} −{removed}</source>
        <translation>恢复原内容将改动以下各行：+{added} −{removed}</translation>
    </message>
    <message>
        <source>Taking the old text back changes too many lines to show: +{added} −{removed}</source>
        <translation>恢复原内容将改动的行太多，无法逐行显示：+{added} −{removed}</translation>
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
    <name>LateImages</name>
    <message>
        <source>“{title}” was closed meanwhile: {count} image(s) now stand in its file.</source>
        <translation>“{title}”已关闭，{count} 张图片已写入它的文件。</translation>
    </message>
    <message>
        <source>“{title}” was closed meanwhile: its file names {count} uploaded image(s).</source>
        <translation>“{title}”已关闭，{count} 张图片上传后的地址已写入它的文件。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开文章</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Images came when “{title}” was closed. They are offered when it is opened again.</source>
        <translation>图片到达时“{title}”已关闭，下次打开这篇文章时可以插入。</translation>
    </message>
    <message>
        <source>The upload of {count} image(s) of “{title}” was interrupted.</source>
        <translation>“{title}”的 {count} 张图片上传中断。</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>重新上传</translation>
    </message>
    <message>
        <source>{count} image(s) came when “{title}” was closed.</source>
        <translation>“{title}”关闭期间到达了 {count} 张图片。</translation>
    </message>
    <message>
        <source>Put them in</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Uploaded, but no longer shown by the post: {addresses}</source>
        <translation>已上传，但文章中已不再引用：{addresses}</translation>
    </message>
</context>
<context>
    <name>LibraryRows</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Named outside posts</source>
        <translation>在文章之外引用</translation>
    </message>
    <message>
        <source>No post</source>
        <translation>未被引用</translation>
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
        <source>Only web and mail addresses and links to posts of this site are opened; this one is: {address}</source>
        <translation>只能打开网址、邮件地址和指向本站文章的链接，而这个地址是：{address}</translation>
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
    <message>
        <source>There is no post in this folder yet. Begin the first one.</source>
        <translation>这个文件夹里还没有文章，来写第一篇吧。</translation>
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
    <name>OutlineView</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>No headings yet: a line that begins with # is one</source>
        <translation>还没有标题：以 # 开头的行就是标题</translation>
    </message>
    <message>
        <source>No post is open</source>
        <translation>没有打开的文章</translation>
    </message>
</context>
<context>
    <name>OwnFolders</name>
    <message>
        <source>This post shows images from the web. Is “{name}” your own site? Only then Inkwright asks their servers, to check and show them.</source>
        <translation>这篇文章含有网络图片。“{name}”是你自己的站点吗？只有你确认后，Inkwright 才会访问图片所在的服务器，检查并显示图片。</translation>
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
    <name>PageExport</name>
    <message>
        <source>Export as HTML</source>
        <translation>导出为 HTML</translation>
    </message>
    <message>
        <source>Web pages (*.html *.htm)</source>
        <translation>网页 (*.html *.htm)</translation>
    </message>
    <message>
        <source>Making the page…</source>
        <translation>正在生成网页…</translation>
    </message>
    <message>
        <source>The page is at {path}.</source>
        <translation>网页已保存到 {path}。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
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
        <source>Words, and tag:…  category:…  after:2025  before:2024-06  is:draft  is:published</source>
        <translation>文字，以及 tag:…  category:…  after:2025  before:2024-06  is:draft  is:published</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
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
        <translation>图片 {total} · {broken} 张有问题</translation>
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
        <source>What you write will be seen here.</source>
        <translation>写下的内容会显示在这里。</translation>
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
        <source>Copy as HTML source</source>
        <translation>复制为 HTML 源码</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
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
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>当心</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>This table is shown as text: it has too many cells to be drawn while you type.</source>
        <translation>这个表格以原文显示：单元格太多，无法随打字绘制。</translation>
    </message>
    <message>
        <source>This formula is too complex to be shown.</source>
        <translation>公式太复杂，无法显示。</translation>
    </message>
    <message>
        <source>This diagram cannot be drawn:</source>
        <translation>无法绘制图表：</translation>
    </message>
    <message>
        <source>This diagram holds something that is not shown here.</source>
        <translation>图表中有此处不予显示的内容。</translation>
    </message>
    <message>
        <source>This diagram is too large to be drawn.</source>
        <translation>图表太大，无法绘制。</translation>
    </message>
    <message>
        <source>Diagrams are drawn where the package “merman” is installed beside the program.</source>
        <translation>安装软件包“merman”后即可绘制图表。</translation>
    </message>
    <message>
        <source>footnotes</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>abbreviations</source>
        <translation>缩写</translation>
    </message>
    <message>
        <source>subscript</source>
        <translation>下标</translation>
    </message>
    <message>
        <source>superscript</source>
        <translation>上标</translation>
    </message>
    <message>
        <source>highlighted text</source>
        <translation>高亮文字</translation>
    </message>
    <message>
        <source>inserted text</source>
        <translation>插入文字</translation>
    </message>
    <message>
        <source>definition lists</source>
        <translation>定义列表</translation>
    </message>
    <message>
        <source>emoji names</source>
        <translation>表情代码</translation>
    </message>
    <message>
        <source>containers</source>
        <translation>容器块</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>提示块</translation>
    </message>
    <message>
        <source>tables of contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>struck text</source>
        <translation>删除线</translation>
    </message>
    <message>
        <source>task lists</source>
        <translation>任务列表</translation>
    </message>
    <message>
        <source>links from bare addresses</source>
        <translation>网址自动转为链接</translation>
    </message>
    <message>
        <source>formulas</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>diagrams</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Not on the site as it is set up: {what}</source>
        <translation>站点按目前的配置不支持：{what}</translation>
    </message>
    <message>
        <source>A tag lacks its other half: the site may not be built with it.</source>
        <translation>标签没有成对，站点可能无法生成。</translation>
    </message>
    <message>
        <source>These braces open a tag that nothing closes: the site may not be built with them.</source>
        <translation>花括号开启的标签没有结束，站点可能无法生成。</translation>
    </message>
</context>
<context>
    <name>PreviewExport</name>
    <message>
        <source>Export as PDF</source>
        <translation>导出为 PDF</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Making the PDF…</source>
        <translation>正在生成 PDF…</translation>
    </message>
    <message>
        <source>Making the PDF: image {there} of {total}…</source>
        <translation>正在生成 PDF：图片 {there} / {total}…</translation>
    </message>
    <message>
        <source>Making the PDF: laying out the pages…</source>
        <translation>正在生成 PDF：排版中…</translation>
    </message>
    <message>
        <source>The PDF could not be made.</source>
        <translation>无法生成 PDF。</translation>
    </message>
    <message>
        <source>The PDF is at {path}.</source>
        <translation>PDF 已保存到 {path}。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>PreviewStyles</name>
    <message>
        <source>Choose a style sheet for the preview</source>
        <translation>选择预览的样式表</translation>
    </message>
    <message>
        <source>Style sheets (*.css)</source>
        <translation>样式表 (*.css)</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>{name} — Preview</source>
        <translation>{name} — 预览</translation>
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
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
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
    <name>RepairWords</name>
    <message>
        <source>Move the file to {place}</source>
        <translation>把文件移到 {place}</translation>
    </message>
    <message>
        <source>Copy the file to {place}</source>
        <translation>把文件复制到 {place}</translation>
    </message>
    <message>
        <source>Use the kept copy</source>
        <translation>改用本地副本</translation>
    </message>
    <message>
        <source>Write it as {address}</source>
        <translation>改写为 {address}</translation>
    </message>
    <message>
        <source>Use {address}</source>
        <translation>改为 {address}</translation>
    </message>
    <message>
        <source>Write it as a tag: {address}</source>
        <translation>改写为标签：{address}</translation>
    </message>
    <message>
        <source>Write it as HTML: {address}</source>
        <translation>改写为 HTML：{address}</translation>
    </message>
    <message>
        <source>Write it as Markdown: {address}</source>
        <translation>改写为 Markdown：{address}</translation>
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
        <translation>试用示例站点</translation>
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
        <source>No words yet</source>
        <translation>还没有字</translation>
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
    <name>UploaderPage</name>
    <message>
        <source>Uploader</source>
        <translation>上传方式</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>PicGo or PicList</source>
        <translation>PicGo 或 PicList</translation>
    </message>
    <message>
        <source>A command</source>
        <translation>自定义命令</translation>
    </message>
    <message>
        <source>S3 storage</source>
        <translation>S3 存储</translation>
    </message>
    <message>
        <source>Upload new images at once</source>
        <translation>新图片立即上传</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>PicGo or PicList is running here, at {address}.</source>
        <translation>本机正在运行 PicGo 或 PicList，地址为 {address}。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>only if the server asks</source>
        <translation>服务器要求时才填</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>The paths of the images are put behind it. Its last lines must be their addresses, one each. No shell reads it.</source>
        <translation>图片路径会附在命令之后。输出的最后几行须是图片地址，每张一行。命令不经过 shell。</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
    <message>
        <source>empty: Amazon</source>
        <translation>留空：亚马逊</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>存储桶</translation>
    </message>
    <message>
        <source>Folder in it</source>
        <translation>桶内文件夹</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>公开地址</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>empty: as this system is set up</source>
        <translation>留空：采用系统中的配置</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>私有密钥</translation>
    </message>
    <message>
        <source>kept in the keyring</source>
        <translation>存放在密钥环中</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
</context>
<context>
    <name>ViewSegments</name>
    <message>
        <source>Views of the post</source>
        <translation>文章视图</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源码</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分栏</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Ctrl+F8 goes from view to view</source>
        <translation>按 Ctrl+F8 切换视图</translation>
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
        <translation>图片文件夹在站点之外，没有写入任何内容。</translation>
    </message>
    <message>
        <source>The image is already gone.</source>
        <translation>图片已不存在。</translation>
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
        <translation>文件在站点文件夹之外，不予读取。</translation>
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
        <source>“{name}” cannot be written: {reason}.</source>
        <translation>无法写入“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>The copies for undo are damaged; nothing was changed.</source>
        <translation>撤销所需的副本已损坏，没有更改任何内容。</translation>
    </message>
    <message>
        <source>“{name}” lies outside the site, so nothing was changed.</source>
        <translation>“{name}”在站点之外，没有更改任何内容。</translation>
    </message>
    <message>
        <source>The copies for undo could not be written; nothing was changed.</source>
        <translation>无法写入撤销所需的副本，没有更改任何内容。</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>These images could not be had and stay where they are: {names}</source>
        <translation>这些图片未能取得，保持原地址：{names}</translation>
    </message>
    <message>
        <source>The image could not be had, so nothing was changed: {names}</source>
        <translation>未能取得图片，没有更改任何内容：{names}</translation>
    </message>
    <message>
        <source>The post could not be read: it asks for too much time or memory.</source>
        <translation>无法读取文章：所需的时间或内存过多。</translation>
    </message>
    <message>
        <source>The post could not be read.</source>
        <translation>无法读取文章。</translation>
    </message>
    <message>
        <source>“{name}” exists already; nothing was renamed.</source>
        <translation>“{name}”已存在，没有重命名任何文件。</translation>
    </message>
    <message>
        <source>“{name}” has no notes that could be taken out.</source>
        <translation>“{name}”没有可去除的元数据。</translation>
    </message>
    <message>
        <source>This is not an image that can be used.</source>
        <translation>这不是可以使用的图片。</translation>
    </message>
    <message>
        <source>“{name}” is a link to another file, which is left alone.</source>
        <translation>“{name}”是指向其他文件的链接，没有改动。</translation>
    </message>
    <message>
        <source>“{name}” is larger than 100 MB and is left as it is.</source>
        <translation>“{name}”超过 100 MB，保持原样。</translation>
    </message>
    <message>
        <source>“{name}” is no image that can be used here.</source>
        <translation>“{name}”不是此处可以使用的图片。</translation>
    </message>
    <message>
        <source>“{name}” is damaged: it does not decode.</source>
        <translation>“{name}”已损坏，无法解码。</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of an image; choose another one.</source>
        <translation>“{name}”不能用作图片名称，请另取一个。</translation>
    </message>
    <message>
        <source>The extension tells the format and stays; convert the image instead.</source>
        <translation>扩展名代表格式，不能更改；请改用“转换”。</translation>
    </message>
    <message>
        <source>“{name}” is a drawing and is left as it is.</source>
        <translation>“{name}”是矢量图，保持原样。</translation>
    </message>
    <message>
        <source>“{name}” is animated and is left as it is.</source>
        <translation>“{name}”是动图，保持原样。</translation>
    </message>
    <message>
        <source>“{name}” cannot be changed safely and is left as it is.</source>
        <translation>“{name}”无法安全地修改，保持原样。</translation>
    </message>
    <message>
        <source>“{name}” would not get any better and is left as it is.</source>
        <translation>“{name}”转换后不会更好，保持原样。</translation>
    </message>
    <message>
        <source>What Inkwright remembers of the folder&apos;s images cannot be used: {reason}.</source>
        <translation>无法使用此文件夹的图片索引：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” was made a JPEG, because browsers do not show HEIC.</source>
        <translation>“{name}”已转换为 JPEG，因为浏览器不显示 HEIC。</translation>
    </message>
    <message>
        <source>Only the first {count} files were taken.</source>
        <translation>只取用了前 {count} 个文件。</translation>
    </message>
    <message>
        <source>“{name}” is kept as HEIC, which most browsers do not show.</source>
        <translation>“{name}”仍为 HEIC，多数浏览器无法显示。</translation>
    </message>
    <message>
        <source>“{name}” is larger than 100 MB, so it is not copied into the site.</source>
        <translation>“{name}”超过 100 MB，没有复制到站点中。</translation>
    </message>
    <message>
        <source>This is not an image that can be changed.</source>
        <translation>这不是可以修改的图片。</translation>
    </message>
    <message>
        <source>HEIC pictures cannot be read here; convert it to JPEG first.</source>
        <translation>此处无法读取 HEIC 图片，请先转换为 JPEG。</translation>
    </message>
    <message>
        <source>The image has more than 100 million pixels; make it smaller first.</source>
        <translation>图片超过一亿像素，请先缩小。</translation>
    </message>
    <message>
        <source>“{name}” was processed: {before} kB became {after} kB, {width} × {height} pixels.</source>
        <translation>已处理“{name}”：从 {before} kB 变为 {after} kB，{width} × {height} 像素。</translation>
    </message>
    <message>
        <source>The original is no image any more, so the processed one stays.</source>
        <translation>原图已不是图片，因此保留处理后的图片。</translation>
    </message>
    <message>
        <source>“{name}” was kept as it came: {reason}</source>
        <translation>“{name}”已按原样存放：{reason}</translation>
    </message>
    <message>
        <source>The image is larger than 100 MB; make it smaller before you insert it.</source>
        <translation>图片超过 100 MB，请缩小后再插入。</translation>
    </message>
    <message>
        <source>The image folder “{name}” cannot be written to.</source>
        <translation>图片文件夹“{name}”不可写。</translation>
    </message>
    <message>
        <source>“{name}” is a file, so no image can be put into it.</source>
        <translation>“{name}”是文件而不是文件夹，无法存放图片。</translation>
    </message>
    <message>
        <source>“{name}” is a folder; open it and drop the images themselves.</source>
        <translation>“{name}”是文件夹，请打开它并拖入其中的图片。</translation>
    </message>
    <message>
        <source>There is no image to upload.</source>
        <translation>没有要上传的图片。</translation>
    </message>
    <message>
        <source>No uploader is set up; choose one in the settings of images.</source>
        <translation>尚未设置上传方式，请在图片设置中选择。</translation>
    </message>
    <message>
        <source>“{name}” is not there any more, so it is not uploaded.</source>
        <translation>“{name}”已不存在，没有上传。</translation>
    </message>
    <message>
        <source>“{name}” names the image and could not be read; nothing was changed.</source>
        <translation>“{name}”引用了这张图片却无法读取，没有更改任何内容。</translation>
    </message>
    <message>
        <source>“{name}” shows “{address}” in a way that cannot be rewritten safely; nothing was changed.</source>
        <translation>“{name}”中“{address}”的写法无法安全改写，没有更改任何内容。</translation>
    </message>
    <message>
        <source>“{name}” cannot hold the new name in its encoding; nothing was changed.</source>
        <translation>“{name}”的编码无法写入新名称，没有更改任何内容。</translation>
    </message>
    <message>
        <source>“{name}” is named outside the posts as well, where nothing is changed: {files}</source>
        <translation>“{name}”在文章之外也被引用，这些文件没有改动：{files}</translation>
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
        <source>No built site was found in this folder. Build the site once, or choose a style sheet.</source>
        <translation>此文件夹中没有已生成的站点。请先生成一次站点，或选择样式表。</translation>
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
        <source>There is a file “{name}” already.</source>
        <translation>已有文件“{name}”。</translation>
    </message>
    <message>
        <source>The sample site could not be copied to {target} ({reason}).</source>
        <translation>无法把示例站点复制到 {target}（{reason}）。</translation>
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
        <source>The image is damaged, so its notes cannot be taken out safely.</source>
        <translation>图片已损坏，无法安全地去除元数据。</translation>
    </message>
    <message>
        <source>The program is there: {path}</source>
        <translation>已找到程序：{path}</translation>
    </message>
    <message>
        <source>No upload command is given.</source>
        <translation>没有填写上传命令。</translation>
    </message>
    <message>
        <source>The upload command printed no address.</source>
        <translation>上传命令没有输出地址。</translation>
    </message>
    <message>
        <source>The quotes in the upload command do not match.</source>
        <translation>上传命令中的引号不成对。</translation>
    </message>
    <message>
        <source>The program “{name}” of the upload command is not there.</source>
        <translation>找不到上传命令中的程序“{name}”。</translation>
    </message>
    <message>
        <source>The upload command cannot be started: {reason}.</source>
        <translation>无法启动上传命令：{reason}。</translation>
    </message>
    <message>
        <source>The upload command says: {words}</source>
        <translation>上传命令返回：{words}</translation>
    </message>
    <message>
        <source>The upload command ended with the code {code}.</source>
        <translation>上传命令已结束，退出码为 {code}。</translation>
    </message>
    <message>
        <source>The upload command did not end in time, so it was stopped.</source>
        <translation>上传命令超时，已被终止。</translation>
    </message>
    <message>
        <source>The connection to the upload server broke; try again.</source>
        <translation>与上传服务器的连接中断，请重试。</translation>
    </message>
    <message>
        <source>The upload server is not there. Is PicGo or PicList running?</source>
        <translation>无法连接上传服务器。PicGo 或 PicList 是否已启动？</translation>
    </message>
    <message>
        <source>The upload server did not answer in time.</source>
        <translation>上传服务器响应超时。</translation>
    </message>
    <message>
        <source>The address of the upload server must begin with http:// or https://.</source>
        <translation>上传服务器的地址必须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>The upload server is there.</source>
        <translation>上传服务器可用。</translation>
    </message>
    <message>
        <source>The upload server said it worked, but gave no address.</source>
        <translation>上传服务器表示成功，却没有返回地址。</translation>
    </message>
    <message>
        <source>The upload server asks for its secret.</source>
        <translation>上传服务器需要密钥。</translation>
    </message>
    <message>
        <source>The upload server refused without saying why; its own log may tell.</source>
        <translation>上传服务器拒绝了请求且未说明原因，可查看它的日志。</translation>
    </message>
    <message>
        <source>The upload server answers {status}, and not as PicGo or PicList do.</source>
        <translation>上传服务器返回 {status}，不像是 PicGo 或 PicList。</translation>
    </message>
    <message>
        <source>The upload server says: {words}</source>
        <translation>上传服务器返回：{words}</translation>
    </message>
    <message>
        <source>The storage is there, and so is the bucket “{name}”.</source>
        <translation>存储服务可用，存储桶“{name}”也在。</translation>
    </message>
    <message>
        <source>No bucket is given for the storage.</source>
        <translation>没有填写存储桶。</translation>
    </message>
    <message>
        <source>The storage needs its secret key.</source>
        <translation>存储服务需要私有密钥。</translation>
    </message>
    <message>
        <source>The storage cannot be reached; is its address right?</source>
        <translation>无法连接存储服务，请检查地址是否正确。</translation>
    </message>
    <message>
        <source>The storage says: {words}</source>
        <translation>存储服务返回：{words}</translation>
    </message>
    <message>
        <source>The uploader answered with no web address: {words}</source>
        <translation>上传后没有返回网址：{words}</translation>
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
    <message>
        <source>“{name}” is not a post.</source>
        <translation>“{name}”不是文章。</translation>
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
    <name>_Handle</name>
    <message>
        <source>F2 renames the field, Delete removes it</source>
        <translation>按 F2 重命名字段，按 Delete 删除</translation>
    </message>
    <message>
        <source>Field {name}</source>
        <translation>字段 {name}</translation>
    </message>
    <message>
        <source>Double click or F2 renames it; more by a right click</source>
        <translation>双击或按 F2 重命名，右键单击有更多操作</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>{text}, level {level}</source>
        <translation>{text}，{level} 级标题</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>当前不可用</translation>
    </message>
</context>
<context>
    <name>imageSentences</name>
    <message>
        <source>The file tells where it was taken. Whoever saves it from your site can read that.</source>
        <translation>文件中含有拍摄地点。从你的站点保存图片的人都能看到。</translation>
    </message>
    <message>
        <source>Large for the web: {size}. A smaller copy loads faster.</source>
        <translation>对网页来说偏大：{size}。缩小后加载更快。</translation>
    </message>
    <message>
        <source>The name ends like another format; the content is {format}.</source>
        <translation>扩展名与内容不符，实际格式为 {format}。</translation>
    </message>
    <message>
        <source>The image moves.</source>
        <translation>这是动图。</translation>
    </message>
    <message>
        <source>The file&apos;s name has the same letters, put together in another way (Unicode NFC and NFD). Servers take them for two names.</source>
        <translation>文件名的字符相同，但组合方式不同（Unicode NFC 与 NFD），服务器会视为两个名称。</translation>
    </message>
    <message>
        <source>Git LFS has left its placeholder here. “git lfs pull” brings the image.</source>
        <translation>这里只有 Git LFS 的占位文件，运行“git lfs pull”即可取回图片。</translation>
    </message>
    <message>
        <source>The file has no content.</source>
        <translation>文件没有内容。</translation>
    </message>
    <message>
        <source>{pixels} are more than anyone should open: the file was not looked into.</source>
        <translation>{pixels} 像素过大，打开不安全，没有检查文件内容。</translation>
    </message>
    <message>
        <source>Browsers cannot show {format}. Convert it to JPEG, PNG or WebP.</source>
        <translation>浏览器无法显示 {format}，请转换为 JPEG、PNG 或 WebP。</translation>
    </message>
    <message>
        <source>The host gives the image only to those who do not say which site they come from. Readers of your site will not see it.</source>
        <translation>对方服务器设有防盗链，只有不带来源站点的请求才能取得图片。你的读者将看不到它。</translation>
    </message>
    <message>
        <source>This is a place on your own computer. Readers have no such file: bring it into the site&apos;s folder.</source>
        <translation>这个地址在你自己的电脑上，读者那里没有这个文件。请把它放进站点文件夹。</translation>
    </message>
    <message>
        <source>The file lies where the site publishes nothing: readers will not get it.</source>
        <translation>文件所在的位置不会随站点发布，读者看不到它。</translation>
    </message>
    <message>
        <source>The site has this file at another address: {served}</source>
        <translation>此文件在站点上的地址是 {served}</translation>
    </message>
    <message>
        <source>Browsers do not load images from such addresses.</source>
        <translation>浏览器不会从这类地址加载图片。</translation>
    </message>
    <message>
        <source>The address leads into a private network, where readers cannot follow.</source>
        <translation>地址指向私有网络，读者无法访问。</translation>
    </message>
    <message>
        <source>There is no host of this name any more.</source>
        <translation>这个域名已不存在。</translation>
    </message>
    <message>
        <source>The host was not found, and no other answered: there may be no network.</source>
        <translation>找不到服务器，其他服务器也没有响应：可能没有联网。</translation>
    </message>
    <message>
        <source>A page answered in place of the image, as in networks that want you to sign in.</source>
        <translation>返回的是网页而不是图片，常见于需要登录的网络。</translation>
    </message>
    <message>
        <source>The address leads on and on, and never to an image.</source>
        <translation>地址不断跳转，始终没有到达图片。</translation>
    </message>
    <message>
        <source>The host did not answer in time. It may answer later.</source>
        <translation>服务器响应超时，稍后可能恢复。</translation>
    </message>
    <message>
        <source>The host&apos;s certificate has expired.</source>
        <translation>服务器的证书已过期。</translation>
    </message>
    <message>
        <source>The host has signed its certificate itself.</source>
        <translation>服务器使用的是自签名证书。</translation>
    </message>
    <message>
        <source>The host&apos;s certificate is made out to another name.</source>
        <translation>服务器的证书属于另一个域名。</translation>
    </message>
    <message>
        <source>The host&apos;s certificate is signed by someone unknown to this computer.</source>
        <translation>服务器证书的签发者不受这台电脑信任。</translation>
    </message>
    <message>
        <source>The host refuses to give the image to us. It may still give it to readers.</source>
        <translation>服务器拒绝向我们提供图片，但读者也许能看到。</translation>
    </message>
    <message>
        <source>The host was asked too often and wants a pause of {seconds} seconds.</source>
        <translation>访问服务器过于频繁，需等待 {seconds} 秒。</translation>
    </message>
    <message>
        <source>The host gives the image only to sites that it knows, and yours is one of them.</source>
        <translation>服务器只向认可的站点提供图片，你的站点在其中。</translation>
    </message>
    <message>
        <source>The host cannot be reached just now; this is what it said the last time.</source>
        <translation>现在连不上服务器，这是上次检查的结果。</translation>
    </message>
    <message>
        <source>There is an insurance copy of the image on your disk.</source>
        <translation>磁盘上留有这张图片的本地副本。</translation>
    </message>
    <message>
        <source>The address leads on: {chain}</source>
        <translation>地址会跳转：{chain}</translation>
    </message>
    <message>
        <source>The last of these is not encrypted, which browsers refuse on an encrypted site.</source>
        <translation>跳转的终点没有加密，加密站点上的浏览器会拒绝加载。</translation>
    </message>
    <message>
        <source>Asked {moment}.</source>
        <translation>检查于 {moment}。</translation>
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
        <translation>在站点之外</translation>
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
        <translation>网络检查已关</translation>
    </message>
    <message>
        <source>Not asked: private address</source>
        <translation>私有地址未检查</translation>
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
        <source>Git LFS pointer</source>
        <translation>Git LFS 指针</translation>
    </message>
    <message>
        <source>Not for browsers</source>
        <translation>浏览器无法显示</translation>
    </message>
    <message>
        <source>Loads only without a Referer</source>
        <translation>防盗链，仅无 Referer 可见</translation>
    </message>
    <message>
        <source>On your own disk</source>
        <translation>在你的磁盘上</translation>
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
        <source>too large to open</source>
        <translation>太大，不宜打开</translation>
    </message>
    <message>
        <source>tells its place</source>
        <translation>含拍摄地点</translation>
    </message>
    <message>
        <source>misnamed</source>
        <translation>扩展名不符</translation>
    </message>
    <message>
        <source>large</source>
        <translation>偏大</translation>
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
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>A value with a colon and a space in it has to stand in quotes.</source>
        <translation>值中含有冒号加空格时，须用引号括起来。</translation>
    </message>
    <message>
        <source>A list in brackets is not closed.</source>
        <translation>方括号里的列表没有闭合。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>Something stands where the value had ended, or is indented differently.</source>
        <translation>值已结束，后面却还有内容，或缩进不一致。</translation>
    </message>
    <message>
        <source>A value that begins with this sign has to stand in quotes.</source>
        <translation>以这个符号开头的值须用引号括起来。</translation>
    </message>
    <message>
        <source>A backslash between double quotes has to be doubled.</source>
        <translation>双引号中的反斜杠须写成两个。</translation>
    </message>
    <message>
        <source>A value that begins with * or &amp; has to stand in quotes.</source>
        <translation>以 * 或 &amp; 开头的值须用引号括起来。</translation>
    </message>
    <message>
        <source>A tab stands there; indent with spaces instead.</source>
        <translation>此处有制表符，请改用空格缩进。</translation>
    </message>
    <message>
        <source>A value that begins with | or &gt; has to stand in quotes, or begin in the next line.</source>
        <translation>以 | 或 &gt; 开头的值须用引号括起来，或从下一行开始写。</translation>
    </message>
    <message>
        <source>A second document begins there; front matter is only one.</source>
        <translation>此处开始了第二个文档，文章信息只能有一个。</translation>
    </message>
    <message>
        <source>A value is missing, or begins with a stray sign.</source>
        <translation>缺少值，或值以多余的符号开头。</translation>
    </message>
    <message>
        <source>A comma or a closing bracket is missing.</source>
        <translation>缺少逗号或右括号。</translation>
    </message>
    <message>
        <source>A name is missing, or the sign between it and its value.</source>
        <translation>缺少字段名，或字段名与值之间缺少分隔符。</translation>
    </message>
    <message>
        <source>A name or table is there twice.</source>
        <translation>字段名或表重复出现。</translation>
    </message>
    <message>
        <source>“#” begins a comment there; a value with it has to stand in quotes.</source>
        <translation>“#”之后会成为注释，含有它的值须用引号括起来。</translation>
    </message>
    <message>
        <source>A number, date or sign there cannot be.</source>
        <translation>此处的数字、日期或字符不合法。</translation>
    </message>
    <message>
        <source>A value that begins with ! has to stand in quotes.</source>
        <translation>以 ! 开头的值须用引号括起来。</translation>
    </message>
    <message>
        <source>A list with dashes has to begin in a line of its own.</source>
        <translation>用短横线写的列表须另起一行。</translation>
    </message>
    <message>
        <source>An invisible control character stands there; delete it.</source>
        <translation>此处有不可见的控制字符，请删除。</translation>
    </message>
</context>
</TS>
